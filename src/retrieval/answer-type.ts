/** What kind of thing a question asks for, where its wording tells. */
type AnswerType = 'date' | 'number' | 'place' | 'name';

/** Tried in this order: "in what year" asks for a date, although "what" alone tells nothing. */
const ASKED_BY: readonly (readonly [AnswerType, RegExp])[] = [
  ['number', /\bhow (?:many|much)\b|\bwhat (?:number|percentage|proportion|amount|share)\b/i],
  ['date', /\bwhen\b|\bhow (?:long|soon)\b|\b(?:what|which) (?:year|date|month|day|decade|century|time)\b/i],
  ['place', /\bwhere\b|\b(?:what|which) (?:city|cities|town|country|place|location|state|region|continent|venue)\b/i],
  ['name', /\bwho(?:m|se)?\b/i],
];

const MONTH = 'January|February|March|April|May|June|July|August|September|October|November|December';
const WEEKDAY = 'Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday';
const TIME_UNIT = '(?:years?|months?|weeks?|days?|decades?|century|centuries|hours?)';
const NUMBER_WORD =
  'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|dozens?|hundreds?|thousands?|millions?|billions?';

const OFFERED_BY: Readonly<Record<AnswerType, RegExp>> = {
  date: new RegExp(`\\b1\\d{3}\\b|\\b20\\d{2}\\b|\\b(?:${MONTH}|${WEEKDAY})\\b|\\b${TIME_UNIT}\\b`),
  number: new RegExp(`\\d|\\b(?:${NUMBER_WORD})\\b|%`, 'i'),
  place: /\b(?:in|at|near|outside|inside|across|throughout)\s+(?:the\s+)?(?:[a-z]+\s+of\s+)?\p{Lu}\p{L}+/u,
  name: /[\p{L}\p{N},;:]\s+["“(]?\p{Lu}\p{Ll}+/u,
};

export type AnswerTypeFit = (sentence: string) => number;

/**
 * Whether a sentence offers what a question asks for (Li and Roth, 2002, have the idea of question classes): 1 where
 * it does, 0 where it doesn't, and 0.5 for every sentence where the question's wording doesn't tell.
 */
export function answerTypeFit(question: string): AnswerTypeFit {
  const asked = ASKED_BY.find(([, pattern]) => pattern.test(question))?.[0];
  if (asked === undefined) return () => 0.5;
  const offered = OFFERED_BY[asked];
  return (sentence) => (offered.test(sentence) ? 1 : 0);
}
