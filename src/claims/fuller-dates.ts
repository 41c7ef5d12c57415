import { capitalised, inCaseOf } from '../vocabulary/capitalised.js';
import { MONTHS } from '../vocabulary/number-words.js';

const MONTH = MONTHS.map(capitalised).join('|');
const COARSE = new RegExp(String.raw`\b([Ii]n) (?:(${MONTH}) )?([12]\d{3})\b`, 'g');
const FULL = new RegExp(String.raw`\b\d{1,2}(?:(?: and | to |[–-])\d{1,2})? (${MONTH}) ([12]\d{3})\b`, 'g');

/**
 * A claim with "in March 2018" or "in 2018" as the one full date that texts give of that month or year, "on 5 March 2018":
 * a model that was taught to look for dates that differ takes a part of one for another. Dates as `withPlainDates` puts them.
 */
export function withFullerDates(claim: string, texts: readonly string[]): string {
  const full = texts.flatMap((text) => [...text.matchAll(FULL)]);
  return claim.replace(COARSE, (coarse: string, before: string, month: string | undefined, year: string) => {
    const fitting = full.filter(([, one, other]) => other === year && (month === undefined || month === one));
    const [date, ...others] = new Set(fitting.map(([whole]) => whole));
    return date === undefined || others.length > 0 ? coarse : `${inCaseOf(before, 'on')} ${date}`;
  });
}
