import { asSentence } from './inflection.js';
import { frameOf } from './question-frame.js';
import { CONNECTIVES, QUESTION_WORDS } from './word-classes.js';

/** Who asks more at once is answered as well as one can. */
const MOST = 3;
/** In UTF-16 code units: the rules' time grows faster than the text. */
const LONGEST = 400;
const BETWEEN_SENTENCES = /(?<=\?["”»]?)\s+(?=[\p{L}"“«])/u;
/** "When was it signed and who signed it?" */
const BETWEEN_CLAUSES = /,? and (?=(?:also )?(?:who|what|when|where|which|why|how)\b)/giu;

/** The questions that stand in one text, in order: several only where each is one by itself, with a verb of its own. */
export function questionsIn(text: string): string[] {
  const pieces = text
    .split(BETWEEN_SENTENCES)
    .map((sentence) => ({ sentence, clauses: sentence.split(BETWEEN_CLAUSES) }));
  if (text.length > LONGEST || pieces.every(({ clauses }, i) => i === 0 && clauses.length === 1)) return [text];
  const asked = pieces.flatMap(({ sentence, clauses }) => askedIn(sentence, clauses)).filter(isQuestion);
  return asked.length > 1 && asked.length <= MOST ? asked : [text];
}

function askedIn(sentence: string, clauses: readonly string[]): string[] {
  if (clauses.length === 1 || !clauses.every(isQuestion) || clauses.some(holdsAnother)) return [sentence];
  return clauses.map((clause) => asSentence(clause.replace(/[\s?.]{1,9}$/, ''), '?'));
}

/** "Who decides what is true and what is false?" */
function holdsAnother(clause: string): boolean {
  const { tokens, questionPhrase } = frameOf(clause);
  return tokens.slice(questionPhrase?.to ?? 0).some(({ lower }) => QUESTION_WORDS.has(lower));
}

function isQuestion(text: string): boolean {
  const { questionPhrase, auxiliary, subject, verb, tokens } = frameOf(text);
  if (questionPhrase === null) return auxiliary === 0 && subject !== null && !CONNECTIVES.has(tokens[0]?.lower ?? '');
  const isInverted = auxiliary !== null && (subject !== null || verb !== null);
  return isInverted || (auxiliary === null && verb !== null && !questionPhrase.isAdverbial);
}
