import { capitalised } from '../vocabulary/capitalised.js';
import { numberOf } from '../vocabulary/number-words.js';
import { terms } from '../vocabulary/terms.js';
import { openingTerms, type Opening } from './opening.js';

/** "What happened in May 2021?" asks of the occasion itself. */
const OF_OCCASION = new Set(terms('happen happened occur occurred take took place go went held meet met'));
/** In words. */
const LONGEST_SETTING = 16;
const PREPOSITION = /^(?:in|at|during|on|from|within)$/i;
/** A name of the occasion has at least so many terms, where it has neither its number nor a date. */
const TERMS_OF_NAME = 3;

/**
 * A question about a statement without where and when it was made, in the words of its title or its first sentence: "at the third
 * dialogue, what …", "… in March 2018?". All of the statement is of that occasion, and none of its sentences says so again.
 */
export function withoutSetting(question: string, opening: Opening): string {
  return withoutTrailing(withoutLeading(question, opening), opening);
}

function withoutLeading(question: string, opening: Opening): string {
  const words = question.split(' ');
  if (!PREPOSITION.test(words[0] ?? '')) return question;
  for (let length = Math.min(LONGEST_SETTING, words.length - 1); length > 1; length--) {
    const setting = words.slice(0, length).join(' ');
    if (!setting.endsWith(',') || !tellsOccasion(setting, opening)) continue;
    const rest = words.slice(length).join(' ');
    return asksMore(rest) ? capitalised(rest) : question;
  }
  return question;
}

function withoutTrailing(question: string, opening: Opening): string {
  const asked = question.replace(/(?<![\s?.!])[\s?.!]+$/u, '');
  const mark = question.slice(asked.length);
  const words = asked.split(' ');
  for (let at = Math.max(1, words.length - LONGEST_SETTING); at < words.length - 1; at++) {
    const setting = words.slice(at).join(' ');
    if (!PREPOSITION.test(words[at] ?? '') || !tellsOccasion(setting, opening)) continue;
    const rest = words.slice(0, at).join(' ').replace(/,$/, '');
    return asksMore(rest) ? rest + mark.trim() : question;
  }
  return question;
}

/** Whether the opening has all that a phrase tells, and the phrase is no place or topic alone. */
function tellsOccasion(phrase: string, { keys }: Opening): boolean {
  const own = openingTerms(phrase);
  if (own.length === 0 || !own.every(({ key }) => keys.has(key))) return false;
  const isNumbered = own.some(({ start, end }) => numberOf(phrase.slice(start, end).toLowerCase(), true) !== null);
  return isNumbered || (own.length >= TERMS_OF_NAME && /\p{Lu}/u.test(phrase));
}

function asksMore(question: string): boolean {
  return terms(question).some((term) => !OF_OCCASION.has(term));
}
