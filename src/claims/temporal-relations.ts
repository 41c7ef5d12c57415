import type { Mismatch } from '../types.js';
import { isCovered, type AlignedWord, type Alignment } from './alignment.js';
import type { Word } from './analysis.js';

type Direction = 'before' | 'after' | 'at';

const DIRECTIONS: Readonly<Record<Direction, RegExp>> = {
  before: /^(?:before|until|till|by)$/,
  after: /^(?:after|since)$/,
  at: /^(?:on|in|at|during)$/,
};
/** Leave out the date that they are said of; "until" and "since" may be said of what was on that day. */
const STRICT = /^(?:before|after)$/;
const NEGATION = /^(?:not|n't|n’t|never|no)$/;
const JOINING = /^(?:,|the|of)$/;

/** A date of one text, with what is said of how something stands to it. */
interface DatePhrase {
  readonly from: number;
  readonly past: number;
  readonly direction: Direction;
  readonly preposition: Word;
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
}

type Part = 'year' | 'month' | 'day' | 'weekday';

function partOf(words: readonly Word[], at: number): Part | null {
  const kind = words[at]?.number?.kind;
  if (kind === 'year' || kind === 'month' || kind === 'weekday') return kind;
  const isBesideMonth = [words[at - 1], words[at + 1]].some((word) => word?.number?.kind === 'month');
  return (kind === 'cardinal' || kind === 'ordinal') && isBesideMonth ? 'day' : null;
}

/** The date that begins at a place, and where it ends; null where a preposition of time doesn't stand before it. */
function dateAt(words: readonly Word[], from: number): { readonly past: number; readonly phrase: DatePhrase | null } {
  const parts = new Map<Part, number>();
  let past = from;
  for (let i = from; i < words.length; i += 1) {
    const part = partOf(words, i);
    if (part === null && !JOINING.test(words[i]?.lower ?? '')) break;
    if (part === null) continue;
    if (parts.has(part)) break;
    parts.set(part, words[i]?.number?.value ?? 0);
    past = i + 1;
  }
  const preposition = words[from - 1]?.lower === 'the' ? words[from - 2] : words[from - 1];
  const lower = preposition?.lower ?? '';
  const [direction] = Object.entries(DIRECTIONS).find(([, pattern]) => pattern.test(lower)) ?? [];
  const isDenied = words.slice(Math.max(0, from - 3), from).some((word) => NEGATION.test(word.lower));
  if (preposition === undefined || direction === undefined || isDenied) return { past, phrase: null };
  const [year = null, month = null, day = null] = [parts.get('year'), parts.get('month'), parts.get('day')];
  return { past, phrase: { from, past, direction: direction as Direction, preposition, year, month, day } };
}

/** A date and the place of the verb that it goes with: the last one before it, or else the first one; -1 for none. */
interface Dated extends DatePhrase {
  readonly verb: number;
}

function datesOf(words: readonly Word[]): Dated[] {
  const found: Dated[] = [];
  let verb = words.findIndex(({ pos }) => pos === 'VERB');
  for (let i = 0; i < words.length; i += 1) {
    if (words[i]?.pos === 'VERB') verb = i;
    if (partOf(words, i) === null) continue;
    const { past, phrase } = dateAt(words, i);
    if (phrase !== null && (phrase.year !== null || phrase.month !== null)) found.push({ ...phrase, verb });
    i = past - 1;
  }
  return found;
}

type Days = readonly [first: number, last: number];

/** The days of a date, as numbers in their order; it has the other's year where it has none. */
function daysOf({ year, month, day }: DatePhrase, other: DatePhrase): Days {
  const dayOf = (missing: 0 | 99): number =>
    ((year ?? other.year ?? 0) * 100 + (month ?? missing)) * 100 + (day ?? missing);
  return [dayOf(0), dayOf(99)];
}

/** The days that are told of: those before the date, say. */
function toldOf({ direction, preposition }: DatePhrase, [first, last]: Days): Days {
  const isStrict = STRICT.test(preposition.lower);
  if (direction === 'before') return [-Infinity, isStrict ? first - 1 : last];
  if (direction === 'after') return [isStrict ? last + 1 : first, Infinity];
  return [first, last];
}

type Judgement = 'agreement' | 'conflict' | 'open';

/** How a date of the claim goes with one of the sentence; null where only whether they are the same tells it. */
function judge(own: DatePhrase, other: DatePhrase): Judgement | null {
  const [ownDays, otherDays] = [daysOf(own, other), daysOf(other, own)];
  const areOpposite = [own, other].every(({ direction }) => direction !== 'at') && own.direction !== other.direction;
  if (areOpposite && ownDays[0] === otherDays[0] && ownDays[1] === otherDays[1]) return 'conflict';
  if (![own, other].some(({ preposition }) => STRICT.test(preposition.lower))) return null;
  const [[from, to], [otherFrom, otherTo]] = [toldOf(own, ownDays), toldOf(other, otherDays)];
  if (otherFrom > to || from > otherTo) return 'conflict';
  return otherFrom >= from && otherTo <= to ? 'agreement' : 'open';
}

function textOf(words: readonly Word[], { preposition, from, past }: DatePhrase): string {
  return [preposition, ...words.slice(from, past)]
    .map(({ text }) => text)
    .join(' ')
    .replaceAll(' ,', ',');
}

function wordsOf({ from, past }: DatePhrase, byPlace: ReadonlyMap<number, AlignedWord>): AlignedWord[] {
  return Array.from({ length: past - from }, (_, i) => byPlace.get(from + i) ?? []).flat();
}

/** An alignment in which dates are compared by their order where a text says "before" or "after", and what conflicts by it. */
export function withDatesInOrder(alignment: Alignment): { alignment: Alignment; mismatches: readonly Mismatch[] } {
  const { claim, sentence, words } = alignment;
  const [others, byPlace] = [datesOf(sentence), new Map(words.map((word) => [word.at, word]))];
  const mismatches: Mismatch[] = [];
  for (const own of datesOf(claim)) {
    const ownWords = wordsOf(own, byPlace);
    const aligned = ownWords.flatMap((word) => (isCovered(word) && word.to !== null ? [word.to] : []));
    const verb = byPlace.get(own.verb);
    if (verb === undefined || !isCovered(verb)) continue;
    const isAligned = ({ from, past }: Dated): boolean => aligned.some((to) => to >= from && to < past);
    const other = others.find((date) => date.verb === verb.to && (aligned.length === 0 || isAligned(date)));
    const judgement = other === undefined ? null : judge(own, other);
    if (other === undefined || judgement === null) continue;
    if (judgement === 'conflict')
      mismatches.push({ kind: 'date', claim: textOf(claim, own), document: textOf(sentence, other) });
    const strength = judgement === 'open' ? 0 : 1;
    for (const word of ownWords) byPlace.set(word.at, { ...word, to: word.to ?? other.from, strength });
  }
  return { alignment: { ...alignment, words: [...byPlace.values()] }, mismatches };
}
