import { AUXILIARIES } from '../vocabulary/auxiliaries.js';

const AUXILIARY = `(?:am|${AUXILIARIES})(?:n[’']t)?`;
/** "Can you tell me where …" asks where. */
const REQUEST =
  '(?:you|anyone|anybody|someone|somebody)(?: please)? (?:tell|say|explain|list|name|give|know|show|remember|summari[sz]e)';
const POLAR = new RegExp(String.raw`^\W*(?:(?:and|but|so|or|ok|okay|then)\W+)?${AUXILIARY}\s+(?!${REQUEST}\b)\S`, 'i');

/** Whether a question asks for a yes or a no: what answers it says the thing itself, or the contrary. */
export function isPolar(question: string): boolean {
  return POLAR.test(question);
}
