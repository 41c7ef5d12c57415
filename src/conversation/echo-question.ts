import { uncapitalised } from '../vocabulary/capitalised.js';
import { stemOf } from '../vocabulary/terms.js';
import { textOf } from './noun-phrases.js';
import type { QuestionFrame } from './question-frame.js';
import { isNominal } from './tokens.js';

/** "Developments in what?" after "Did they present developments?": "what did they present developments in"; null for another question. */
export function echoQuestion({ tokens: said }: QuestionFrame, earlier: QuestionFrame): string | null {
  const [noun, preposition, asked] = said.slice(-3);
  if (noun === undefined || !isNominal(noun) || preposition?.partOfSpeech !== 'ADP') return null;
  if (asked === undefined || !/^(?:what|who|whom)$/.test(asked.lower)) return null;
  const at = earlier.tokens.findLastIndex(({ text }) => stemOf(text) === stemOf(noun.text));
  const from = earlier.questionPhrase?.to ?? 0;
  if (at < from || earlier.gap === 'subject') return null;
  const clause = uncapitalised(textOf(earlier.text, earlier.tokens, { from, to: at + 1 }));
  return `${asked.lower} ${clause} ${preposition.lower}`;
}
