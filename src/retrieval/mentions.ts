import { formsOf, numberOf } from '../vocabulary/number-words.js';
import { terms, termSpans } from '../vocabulary/terms.js';

/** A name or a number in a question, by the terms that any text holding it has one of. */
export type Mention = readonly string[];

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
    const number = numberOf(word, false);
    if (number?.kind === 'cardinal' || number?.kind === 'ordinal')
      return [formsOf(number).flatMap((form) => terms(form))];
    return /\d/.test(word) || isName(i) ? [[term]] : [];
  });
}
