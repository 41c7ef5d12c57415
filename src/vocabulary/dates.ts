import type { Span } from '../types.js';
import { capitalised } from './capitalised.js';
import { MONTHS, numberOf, ORDINAL_WORDS, WEEKDAYS } from './number-words.js';

/** A text put otherwise, and where its parts stand in the text as it was written. */
export interface Rewritten {
  readonly text: string;
  /** For a span of the new text that of what is written. */
  readonly origin: (span: Span) => Span;
}

interface Edit extends Span {
  readonly text: string;
}

const MONTH = MONTHS.flatMap((name) => {
  const [whole, short] = [capitalised(name), capitalised(name.slice(0, 3))];
  const shorter = name === 'september' ? [`${short}t?`] : [short];
  return whole === short ? [whole] : [whole, ...shorter.map((form) => String.raw`${form}\.?`)];
}).join('|');
const DAY = String.raw`(?<day>0?[1-9]|[12]\d|3[01])(?<ending>st|nd|rd|th)?`;
const SPACE = String.raw`(?:\s*,\s*|\s+)`;
const WEEKDAY = String.raw`(?:(?<weekday>${WEEKDAYS.map(capitalised).join('|')})${SPACE})?`;
const YEAR = String.raw`(?:${SPACE}(?<year>[12]\d{3})(?![\p{L}\p{N}]))?`;
const BOUNDARY = String.raw`(?![\p{L}\p{N}])`;
const DATES = [
  // "5 March", "5th Mar. 2018", "Monday, the 5th of March 2018"
  String.raw`(?<![\p{L}\p{N}.,-])${WEEKDAY}(?<the>the\s+)?${DAY}(?<of>\s+of)?\s+(?<month>${MONTH})${BOUNDARY}${YEAR}`,
  // "March 5", "Mar. 05th, 2018", "Monday, March 5, 2018"
  String.raw`(?<![\p{L}\p{N}-])${WEEKDAY}(?<month>${MONTH})\s+(?<the>the\s+)?${DAY}${BOUNDARY}${YEAR}`,
  // "the fifth of March"
  String.raw`(?<![\p{L}\p{N}-])(?<the>the\s+)(?<day>(?:(?:twenty|thirty)-)?(?:${ORDINAL_WORDS.join('|')}))(?<of>\s+of)\s+(?<month>${MONTH})${BOUNDARY}`,
].map((pattern) => new RegExp(pattern, 'dgu'));
const ISO =
  /(?<![\p{L}\p{N}-])(?<year>[12]\d{3})-(?<month>0[1-9]|1[0-2])-(?<day>0[1-9]|[12]\d|3[01])(?![\p{L}\p{N}-])/gu;

function monthOf(written: string): number {
  return MONTHS.findIndex((name) => name.startsWith(written.slice(0, 3).toLowerCase()));
}

function nameOfMonth(month: number): string {
  return capitalised(MONTHS[month] ?? '');
}

/** Whether a weekday says no more than the date that it stands beside. */
function isImplied(weekday: string, year: string | undefined, month: number, day: number): boolean {
  const ofWeek = new Date(Date.UTC(Number(year), month, day)).getUTCDay();
  return WEEKDAYS[(ofWeek + 6) % 7] === weekday.toLowerCase();
}

/** What makes a date that was found a plain one. */
function editsOf({ index, groups = {}, indices }: RegExpExecArray): Edit[] {
  const { weekday, the, day = '', ending = '', of, month = '', year } = groups;
  const startOf = (group: string): number => indices?.groups?.[group]?.[0] ?? index;
  const put = (group: string, written: string, text: string): Edit[] =>
    written === text ? [] : [{ start: startOf(group), end: startOf(group) + written.length, text }];
  const number = numberOf(day, false)?.value ?? 0;
  const isPlain = weekday === undefined || !isImplied(weekday, year, monthOf(month), number);
  const afterWeekday = Math.min(...(the === undefined ? [] : [startOf('the')]), startOf('day'), startOf('month'));
  return [
    ...(isPlain ? [] : [{ start: index, end: afterWeekday, text: '' }]),
    ...put('the', ending === '' && of === undefined ? '' : (the ?? ''), ''),
    ...put('day', day + ending, String(number)),
    ...put('of', of ?? '', ''),
    ...put('month', month, nameOfMonth(monthOf(month))),
  ];
}

function editsIn(text: string): Edit[] {
  const iso = [...text.matchAll(ISO)].map(({ 0: { length }, index: start, groups: { year, month, day } = {} }) => ({
    start,
    end: start + length,
    text: `${String(Number(day))} ${nameOfMonth(Number(month) - 1)} ${year ?? ''}`,
  }));
  const edits = [...iso, ...DATES.flatMap((pattern) => [...text.matchAll(pattern)].flatMap(editsOf))];
  return edits
    .sort((a, b) => a.start - b.start)
    .filter(({ start }, i, all) => i === 0 || start >= (all[i - 1]?.end ?? 0));
}

/** A text with its dates as in "5 March 2018" or "March 5", without a weekday that the date implies. */
export function withPlainDates(text: string): Rewritten {
  /** Of each code unit of the new text where it comes from. */
  const origins: Span[] = [];
  let plain = '';
  const keep = (from: number, to: number): void => {
    for (let i = from; i < to; i += 1) origins.push({ start: i, end: i + 1 });
    plain += text.slice(from, to);
  };
  let from = 0;
  for (const edit of editsIn(text)) {
    keep(from, edit.start);
    origins.push(...Array.from(edit.text, () => edit));
    plain += edit.text;
    from = edit.end;
  }
  keep(from, text.length);
  const origin = ({ start, end }: Span): Span => ({
    start: origins[start]?.start ?? text.length,
    end: origins[end - 1]?.end ?? 0,
  });
  return { text: plain, origin };
}
