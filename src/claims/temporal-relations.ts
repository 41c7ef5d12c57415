import type { Mismatch } from '../types.js';
import { isCovered, type AlignedWord, type Alignment } from './alignment.js';
import { textOf, type Word } from './analysis.js';
import { datePartAt, type DatePart } from './date-parts.js';
import { negations } from './negation.js';

/** How something stands to a date. */
interface Order {
  readonly direction: 'before' | 'after' | 'at';
  /** Whether the date itself is left out; "until" and "since" may be said of what was on that day. */
  readonly isStrict: boolean;
  /** Whether it may have been so on the other side of the date too: what was there by 2018 was there after it. */
  readonly isLimit: boolean;
}

const AT: Order = { direction: 'at', isStrict: false, isLimit: false };
const UNTIL: Order = { direction: 'before', isStrict: false, isLimit: false };
const BY: Order = { direction: 'before', isStrict: false, isLimit: true };
const FROM: Order = { direction: 'after', isStrict: false, isLimit: true };
const ORDERS: ReadonlyMap<string, Order> = new Map([
  ['before', { ...UNTIL, isStrict: true }],
  ['until', UNTIL],
  ['till', UNTIL],
  ['by', BY],
  ['no later than', BY],
  ['not later than', BY],
  ['after', { ...FROM, isStrict: true, isLimit: false }],
  ['since', { ...FROM, isLimit: false }],
  ['from', { ...FROM, isLimit: false }],
  ['no earlier than', FROM],
  ['not earlier than', FROM],
  ['on', AT],
  ['in', AT],
  ['at', AT],
  ['during', AT],
]);
const LENGTHS = [1, 3];
const JOINING = /^(?:,|the|of)$/;
const LISTING = /^(?:,|and|or)$/;

/** What stands before a date and tells its order. */
interface Opening {
  readonly words: readonly Word[];
  readonly order: Order;
}

/** A date of one text, with what is said of how something stands to it. */
interface DatePhrase {
  readonly from: number;
  readonly past: number;
  readonly opening: Opening;
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
}

function openingAt(words: readonly Word[], date: number): Opening | null {
  const end = words[date - 1]?.lower === 'the' ? date - 1 : date;
  for (const length of LENGTHS) {
    const said = words.slice(Math.max(0, end - length), end);
    const order = ORDERS.get(said.map(({ lower }) => lower).join(' '));
    if (order !== undefined) return { words: said, order };
  }
  return null;
}

/** The date that begins at a place and where it ends; in a list it stands as that before it, and to nothing where no preposition of time tells. */
function dateAt(
  words: readonly Word[],
  from: number,
  before: DatePhrase | null,
): { readonly past: number; readonly phrase: DatePhrase | null } {
  const parts = new Map<DatePart, number>();
  let past = from;
  for (let i = from; i < words.length; i += 1) {
    const part = datePartAt(words, i);
    if (part === null && !JOINING.test(words[i]?.lower ?? '')) break;
    if (part === null) continue;
    if (parts.has(part)) break;
    parts.set(part, words[i]?.number?.value ?? 0);
    past = i + 1;
  }
  const isListed = before?.past === from - 1 && LISTING.test(words[from - 1]?.lower ?? '');
  const opening = isListed ? before.opening : openingAt(words, from);
  if (opening === null) return { past, phrase: null };
  const [year = null, month = null, day = null] = [parts.get('year'), parts.get('month'), parts.get('day')];
  return { past, phrase: { from, past, opening, year, month, day } };
}

/** A date and the place of the verb that it goes with: the last one before it, or else the first one; -1 for none. */
interface Dated extends DatePhrase {
  readonly verb: number;
  readonly isNegated: boolean;
}

function datesOf(words: readonly Word[]): Dated[] {
  const negated = negations(words).map(({ count }) => count % 2 === 1);
  const found: Dated[] = [];
  let before: DatePhrase | null = null;
  let verb = words.findIndex(({ pos }) => pos === 'VERB');
  for (let i = 0; i < words.length; i += 1) {
    if (words[i]?.pos === 'VERB') verb = i;
    if (datePartAt(words, i) === null) continue;
    const { past, phrase } = dateAt(words, i, before);
    const isNegated = negated[verb] === true;
    // A date that is negated by itself is set aside: "in 2018, not before 2015".
    const isSaid = phrase !== null && (phrase.year !== null || phrase.month !== null) && negated[i] === isNegated;
    if (isSaid) found.push({ ...phrase, verb, isNegated });
    before = phrase;
    i = past - 1;
  }
  return found;
}

type Days = readonly [first: number, last: number];

/** The days of a date, as numbers in their order. */
function daysOf({ year, month, day }: DatePhrase): Days {
  const dayOf = (missing: 0 | 99): number => ((year ?? 0) * 100 + (month ?? missing)) * 100 + (day ?? missing);
  return [dayOf(0), dayOf(99)];
}

/** The days that are told of: those before the date, say. */
function toldOf({ opening: { order } }: DatePhrase, [first, last]: Days): Days {
  if (order.direction === 'before') return [-Infinity, order.isStrict ? first - 1 : last];
  if (order.direction === 'after') return [order.isStrict ? last + 1 : first, Infinity];
  return [first, last];
}

/** Whether the order of two dates is known: of two without a year only within a month. */
function areInOrder(a: DatePhrase, b: DatePhrase): boolean {
  return a.year === null ? b.year === null && a.month === b.month : b.year !== null;
}

type Judgement = 'agreement' | 'conflict' | 'open';

/** How one date goes with another that may be a part of what it says; null where only whether they are the same tells it. */
function judge(own: DatePhrase, other: DatePhrase): Judgement | null {
  const [a, b] = [own.opening.order, other.opening.order];
  const areOpposite = [a, b].every(({ direction, isLimit }) => direction !== 'at' && !isLimit);
  const isTurned = areOpposite && a.direction !== b.direction;
  const [ownDays, otherDays] = [daysOf(own), daysOf(other)];
  const isSameDate = ownDays[0] === otherDays[0] && ownDays[1] === otherDays[1];
  if (!a.isStrict && !b.isStrict && !(isTurned && (isSameDate || !areInOrder(own, other)))) return null;
  if (!areInOrder(own, other)) return 'open';
  if (isTurned && isSameDate) return 'conflict';
  const [[from, to], [otherFrom, otherTo]] = [toldOf(own, ownDays), toldOf(other, otherDays)];
  if (otherFrom > to || from > otherTo) return 'conflict';
  return otherFrom >= from && otherTo <= to ? 'agreement' : 'open';
}

/** What a date of the claim comes to beside one of the sentence. */
interface Outcome {
  readonly other: Dated;
  /** Of several the least counts: what bears the claim out before what leaves it open and what speaks against it. */
  readonly rank: 0 | 1 | 2 | 3;
  /** How far the claim's date is covered; null where the order of dates tells nothing. */
  readonly strength: 0 | 1 | null;
  /** Whether the dates exclude each other, which a negation of the one turns round. */
  readonly isOpposite: boolean;
}

function outcomeOf(own: Dated, other: Dated): Outcome {
  const judgement = own.isNegated || !other.isNegated ? judge(own, other) : judge(other, own);
  if (judgement === null || (own.isNegated && other.isNegated))
    return { other, rank: 1, strength: null, isOpposite: false };
  if (own.isNegated === other.isNegated) {
    const rank = judgement === 'agreement' ? 0 : judgement === 'open' ? 2 : 3;
    return { other, rank, strength: judgement === 'open' ? 0 : 1, isOpposite: judgement === 'conflict' };
  }
  // What is denied of some days is not told of others, nor asserted of them.
  if (judgement === 'agreement') return { other, rank: 3, strength: 1, isOpposite: false };
  const isBorneOut = judgement === 'conflict' && own.isNegated;
  return { other, rank: isBorneOut ? 0 : 2, strength: isBorneOut ? 1 : 0, isOpposite: true };
}

function written(words: readonly Word[], { opening, from, past }: DatePhrase): string {
  return textOf([...opening.words, ...words.slice(from, past)]).replaceAll(' ,', ',');
}

function wordsOf({ from, past }: DatePhrase, byPlace: ReadonlyMap<number, AlignedWord>): AlignedWord[] {
  return Array.from({ length: past - from }, (_, i) => byPlace.get(from + i) ?? []).flat();
}

/** An alignment in which dates are compared by their order, and what differs by it. */
interface InOrder {
  readonly alignment: Alignment;
  /** By the places of the claim's verbs the dates that exclude each other. */
  readonly opposites: ReadonlyMap<number, Mismatch>;
}

/** Compares dates by their order where a text says "before" or "after". */
export function withDatesInOrder(alignment: Alignment): InOrder {
  const { claim, sentence, words } = alignment;
  const [others, byPlace] = [datesOf(sentence), new Map(words.map((word) => [word.at, word]))];
  const opposites = new Map<number, Mismatch>();
  for (const own of datesOf(claim)) {
    const ownWords = wordsOf(own, byPlace);
    const verb = byPlace.get(own.verb);
    if (verb?.to == null || !isCovered(verb)) continue;
    const said = sentence[verb.to]?.stem;
    const isAligned = ({ from, past }: Dated): boolean =>
      ownWords.some(({ to }) => to !== null && to >= from && to < past);
    const outcomes = others.filter((date) => sentence[date.verb]?.stem === said).map((other) => outcomeOf(own, other));
    const [best] = outcomes.sort((a, b) => a.rank - b.rank || Number(isAligned(b.other)) - Number(isAligned(a.other)));
    if (best === undefined || best.strength === null) continue;
    const { other, strength, isOpposite } = best;
    if (isOpposite)
      opposites.set(own.verb, { kind: 'date', claim: written(claim, own), document: written(sentence, other) });
    byPlace.set(own.verb, { ...verb, to: other.verb });
    for (const word of ownWords) byPlace.set(word.at, { ...word, to: word.to ?? other.from, strength });
  }
  return { alignment: { ...alignment, words: [...byPlace.values()] }, opposites };
}
