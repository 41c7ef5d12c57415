import { AUXILIARIES } from '../vocabulary/auxiliaries.js';

const AUXILIARY = `(?:(?:am|${AUXILIARIES})(?:n[’']t)?|(?:ca|wo|sha)n[’']t)`;
/** Who may be asked, as a pattern. */
export const ANYBODY = '(?:you|anyone|anybody|someone|somebody)';
/** "Can you tell me where …" asks where. */
const REQUEST = `${ANYBODY}(?: please)? (?:(?:say|explain|know|remember|summari[sz]e)\\b|(?:tell|list|name|give|show) (?:me|us|what|which|who|when|where|why|how|all|the)\\b)`;
/** What is left of "Does it say whether …". */
const WHETHER = /^\W*(?:whether|if)\b(?!.*\b(?:who|what|which|when|where|why|how)\b)/i;
const POLAR = new RegExp(String.raw`^\W*(?:(?:and|but|so|or|ok|okay|then)\W+)?${AUXILIARY}\s+(?!${REQUEST})\S`, 'i');

/** Whether a question asks for a yes or a no: what answers it says the thing itself, or the contrary. */
export function isPolar(question: string): boolean {
  return POLAR.test(question) || WHETHER.test(question);
}
