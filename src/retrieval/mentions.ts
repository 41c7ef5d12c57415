import { terms, termSpans } from '../vocabulary/terms.js';

/** A name or a number in a question, by the terms that any text holding it has one of. */
export type Mention = readonly string[];

const CARDINALS =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  );
export const ORDINALS =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'.split(
    ' ',
  );
const SUFFIXES = ['th', 'st', 'nd', 'rd'];

/** "4th" for 4. */
export function ordinalDigits(number: number): string {
  const last = number % 10;
  return `${String(number)}${number > 10 && number < 20 ? 'th' : (SUFFIXES[last] ?? 'th')}`;
}

/** Each number's forms, under each of them. */
const NUMBER_FORMS: ReadonlyMap<string, Mention> = new Map(
  [
    ...CARDINALS.map((word, i) => [word, String(i + 1)]),
    ...ORDINALS.map((word, i) => [word, ordinalDigits(i + 1)]),
  ].flatMap((forms) => forms.map((form) => [form, forms.flatMap((text) => terms(text))] as const)),
);

const CAPITALISED = /^\p{Lu}/u;
const ACRONYM = /^\p{Lu}[\p{Lu}\p{N}.]+s?$/u;

/** The names and numbers that a question speaks of. A first word tells its capital letter only as an acronym or before another name. */
export function mentionsIn(question: string): Mention[] {
  const isShouted = question === question.toUpperCase();
  const spans = termSpans(question);
  const first = /\p{L}|\p{N}/u.exec(question)?.index;
  const isName = (i: number): boolean => {
    const span = spans[i];
    if (span === undefined || isShouted) return false;
    const word = question.slice(span.start, span.end);
    if (span.start !== first) return CAPITALISED.test(word);
    const next = spans[i + 1];
    const follows = next !== undefined && question.slice(span.end, next.start) === ' ' && isName(i + 1);
    return ACRONYM.test(word) || (CAPITALISED.test(word) && follows);
  };
  return spans.flatMap(({ term, start, end }, i): Mention[] => {
    const word = question.slice(start, end).toLowerCase();
    const forms = NUMBER_FORMS.get(word);
    if (forms !== undefined) return [forms];
    return /\d/.test(word) || isName(i) ? [[term]] : [];
  });
}
