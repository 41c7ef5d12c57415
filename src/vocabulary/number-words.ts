import { capitalised } from './capitalised.js';

const UNITS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const ORDINAL_UNITS =
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'.split(
    ' ',
  );
const ORDINAL_TENS = 'twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth'.split(' ');
const SCALES = new Map([
  ['dozen', 12],
  ['hundred', 100],
  ['thousand', 1e3],
  ['million', 1e6],
  ['billion', 1e9],
  ['trillion', 1e12],
]);
/** Say that a number is not exact, as alternatives of a pattern. */
export const INEXACTLY = 'about|around|approximately|roughly|nearly|almost|some';
export const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
);
export const WEEKDAYS = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ');
const SEASONS = 'spring summer autumn fall winter'.split(' ');

/** Written with a capital wherever they stand. */
export const MONTHS_AND_DAYS: ReadonlySet<string> = new Set([...MONTHS, ...WEEKDAYS]);

/** What a number counts or dates. */
export type NumberKind = 'cardinal' | 'ordinal' | 'year' | 'month' | 'weekday' | 'season';

export interface NumberValue {
  readonly kind: NumberKind;
  readonly value: number;
}

const CARDINALS = new Map<string, number>([
  ...UNITS.map((word, value) => [word, value] as const),
  ...TENS.map((word, i) => [word, 10 * (i + 2)] as const),
  ...SCALES,
]);
/** "one", "sixty", "million"; none of two parts, and not "zero", which counts nothing. */
export const CARDINAL_WORDS: readonly string[] = [...CARDINALS.keys()].filter((word) => word !== 'zero');
const ORDINALS = new Map<string, number>([
  ...ORDINAL_UNITS.map((word, value) => [word, value] as const),
  ...ORDINAL_TENS.map((word, i) => [word, 10 * (i + 2)] as const),
]);
/** "first", "twentieth"; none of two parts. */
export const ORDINAL_WORDS: readonly string[] = [...ORDINALS.keys()];

export function scaleOf(word: string): number | null {
  return SCALES.get(word.replace(/s$/, '')) ?? null;
}

function fromDigits(word: string): NumberValue | null {
  const ordinal = /^(\d{1,3})(?:st|nd|rd|th)$/.exec(word)?.[1];
  if (ordinal !== undefined) return { kind: 'ordinal', value: Number(ordinal) };
  if (!/^\d[\d,]*(?:\.\d+)?$/.test(word)) return null;
  const value = Number(word.replaceAll(',', ''));
  return { kind: /^(?:1\d|20|21)\d\d$/.test(word) ? 'year' : 'cardinal', value };
}

/** "twenty-five", "twenty-fifth". */
function fromCompound(word: string): NumberValue | null {
  const [tens = '', unit = ''] = word.split('-');
  const base = CARDINALS.get(tens);
  if (base === undefined || base < 20 || base > 90) return null;
  const cardinal = CARDINALS.get(unit);
  if (cardinal !== undefined && cardinal < 10) return { kind: 'cardinal', value: base + cardinal };
  const ordinal = ORDINALS.get(unit);
  return ordinal !== undefined && ordinal < 10 ? { kind: 'ordinal', value: base + ordinal } : null;
}

/** The number, or the part of a date, that a word stands for; null for any other word. `isCapital` tells "May" from "may". */
export function numberOf(lower: string, isCapital: boolean): NumberValue | null {
  const named = (words: readonly string[], kind: NumberKind): NumberValue | null => {
    const value = words.indexOf(lower);
    return value === -1 ? null : { kind, value };
  };
  const cardinal = CARDINALS.get(lower);
  if (cardinal !== undefined) return { kind: 'cardinal', value: cardinal };
  const ordinal = ORDINALS.get(lower);
  if (ordinal !== undefined) return { kind: 'ordinal', value: ordinal };
  if (isCapital) {
    const date = named(MONTHS, 'month') ?? named(WEEKDAYS, 'weekday');
    if (date !== null) return date;
  }
  return fromDigits(lower) ?? fromCompound(lower) ?? (lower === 'fall' ? null : named(SEASONS, 'season'));
}

/** "4th" for 4. */
function ordinalDigits(value: number): string {
  const isTeen = value % 100 > 10 && value % 100 < 20;
  const suffix = isTeen ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th');
  return `${String(value)}${suffix}`;
}

/** How a cardinal or an ordinal may be written: in a word, where there is one for it, and in digits. */
export function formsOf({ kind, value }: NumberValue): string[] {
  const words = [...(kind === 'ordinal' ? ORDINALS : CARDINALS)].flatMap(([word, own]) =>
    own === value ? [word] : [],
  );
  return [...words, kind === 'ordinal' ? ordinalDigits(value) : String(value)];
}

/** Up to so many a number is written in a word as often as in digits. */
const MOST_IN_WORDS = 12;
const NUMBER_ALONE = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,:/-]|(?:${MONTHS.join('|')})\s)[\p{L}\p{N}]+(?![\p{L}\p{N}/%-]|[.,:]\d|\s(?:${MONTHS.join('|')})(?!\p{L}))`,
  'giu',
);

/** A text with each small number that other texts only have in another form, as 2 for two, in theirs; days of dates stay. */
export function withNumbersAs(text: string, others: readonly string[]): string {
  const words = new Set(others.flatMap((other) => other.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []));
  return text.replace(NUMBER_ALONE, (written) => {
    const lower = written.toLowerCase();
    const number = numberOf(lower, false);
    const isSmall = number !== null && /^(?:cardinal|ordinal)$/.test(number.kind) && number.value <= MOST_IN_WORDS;
    if (!isSmall || words.has(lower)) return written;
    const form = formsOf(number).find((other) => words.has(other)) ?? written;
    return /^\p{Lu}/u.test(written) ? capitalised(form) : form;
  });
}
