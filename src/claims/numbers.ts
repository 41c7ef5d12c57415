import type { Alignment, AlignedWord } from './alignment.js';
import { coveredPlaces, expectedPlace, isCovered, nearestTo } from './alignment.js';
import type { Word } from './analysis.js';
import { FALLING_SHORT, SURPASSING } from './comparatives.js';
import { datePartAt } from './date-parts.js';
import type { Mismatch } from '../types.js';
import { unitRelation, type Unit } from '../vocabulary/units.js';

/** How many words after a number the noun that it counts may stand. */
const REACH = 4;
const REACH_IN_DOCUMENT = 7;
/** In words: "no more than". */
const LONGEST_BOUND = 3;
const BOUNDS: Readonly<Record<'least' | 'most', RegExp>> = {
  least: new RegExp(
    String.raw`\b(?:at least|(?:no|not) (?:${FALLING_SHORT}) than|(?<!\b(?:no|not) )(?:${SURPASSING}) than|over|above|exceeding)$`,
  ),
  most: new RegExp(
    String.raw`\b(?:at most|(?:no|not) (?:${SURPASSING}) than|(?<!\b(?:no|not) )(?:${FALLING_SHORT}) than|up to|under|below)$`,
  ),
};
/** Leave out the number itself. */
const EXCLUSIVE = new RegExp(
  String.raw`(?<!\b(?:no|not) )\b(?:(?:${SURPASSING}|${FALLING_SHORT}) than|exceeding|over|above|under|below)$`,
);
const AFTER_OR: ReadonlyMap<string, 'least' | 'most'> = new Map([
  ['more', 'least'],
  ['less', 'most'],
  ['fewer', 'most'],
]);
/** How many words after a number "or" may stand: "30 young volunteers or more". */
const REACH_OF_OR = 4;
const COUNTED = /^(?:NOUN|PROPN|ADJ|DET)$/;
/** Say that a number is not exact: it may be more or less. */
const INEXACT = /^(?:approximately|about|around|roughly|nearly|almost|some|circa)$/;
const DATES: ReadonlySet<string> = new Set(['year', 'month', 'weekday', 'season']);

function isDay(words: readonly Word[], at: number): boolean {
  return datePartAt(words, at) === 'day';
}

/** The aligned places of the nouns that a number of the claim may count. */
function countedPlaces({ claim, words }: Alignment, at: number): number[] {
  return words.flatMap((other) => {
    const isNear = other.at > at && other.at - at <= REACH && claim[other.at]?.number === null;
    return isNear && isCovered(other) && other.to !== null ? [other.to] : [];
  });
}

/** Whether two numbers may be told apart: of sums and parts only those of one unit. */
function areOfOneUnit(a: Word, b: Word): boolean {
  if (a.unit === null || b.unit === null) return a.unit === b.unit;
  return unitRelation(a.unit, b.unit) === 'same';
}

/** The sentence's number that stands where the claim has another one: of the same kind, with the same unit or noun or in a date. */
function counterpart(alignment: Alignment, { word, at }: AlignedWord): Word | null {
  const { claim, sentence, words } = alignment;
  const { number } = word;
  if (number === null) return null;
  const covered = coveredPlaces(words);
  const taken = new Set(covered.map(({ to }) => to));
  const isClaimedDay = isDay(claim, at);
  const places = countedPlaces(alignment, at);
  const standsAlike = (other: Word, place: number): boolean => {
    if (other.number?.kind !== number.kind || taken.has(place) || !areOfOneUnit(word, other)) return false;
    if (DATES.has(number.kind)) return true;
    if (isClaimedDay || isDay(sentence, place)) return isClaimedDay && isDay(sentence, place);
    return word.unit !== null || places.some((counted) => counted > place && counted - place <= REACH_IN_DOCUMENT);
  };
  const found = sentence.flatMap((other, place) => (standsAlike(other, place) ? [place] : []));
  const nearest = nearestTo(expectedPlace(at, covered), found, (place) => place);
  return nearest === null ? null : (sentence[nearest] ?? null);
}

/** The same number of another currency. */
function otherUnit({ sentence }: Alignment, { to, word }: AlignedWord): Mismatch[] {
  const other = to === null ? undefined : sentence[to];
  if (word.unit === null || other?.unit == null || unitRelation(word.unit, other.unit) !== 'other') return [];
  return [{ kind: 'number', claim: word.text, document: other.text }];
}

/** Whether other words speak of numbers of a unit, so that a number beside them may go without it. */
function isKnownUnit(unit: Unit, words: readonly Word[]): boolean {
  return words.some((other) => other.unit !== null && unitRelation(unit, other.unit) === 'same');
}

/** Whether a number is of a unit in one text alone, as 40% and 40, or of what may be another: "$40" and "A$40". */
export function hasUnprovenUnit({ claim, sentence, words }: Alignment): boolean {
  return words.some(({ to, word }) => {
    const other = to === null ? undefined : sentence[to];
    if (word.number === null || other === undefined || other.number === null) return false;
    if (word.unit !== null && other.unit !== null) return unitRelation(word.unit, other.unit) === 'possible';
    if (word.unit !== null) return !isKnownUnit(word.unit, sentence);
    return other.unit !== null && !isKnownUnit(other.unit, claim);
  });
}

interface Bound {
  readonly kind: 'least' | 'most';
  /** The number with the words that bound it. */
  readonly text: string;
  /** Whether the number itself is left out; "over" and the like may also be said of where or when. */
  readonly leavesOut: 'surely' | 'maybe' | 'never';
}

function textOf(words: readonly Word[]): string {
  return words.map(({ lower }) => lower).join(' ');
}

/** "30 or more", "30 volunteers or fewer". */
function boundAfter(words: readonly Word[], at: number): Bound | null {
  const after = words.slice(at + 1, at + 1 + REACH_OF_OR);
  const or = after.findIndex(({ lower }) => lower === 'or');
  if (or < 0 || !after.slice(0, or).every(({ pos }) => COUNTED.test(pos))) return null;
  const [said, next] = words.slice(at + or + 2, at + or + 4);
  const kind = next?.lower === 'than' ? undefined : AFTER_OR.get(said?.lower ?? '');
  const text = `${words[at]?.text ?? ''} or ${said?.lower ?? ''}`;
  return kind === undefined ? null : { kind, text, leavesOut: 'never' };
}

/** What is said of a number right before or after it: that it is the least, or the most. */
function boundOf(words: readonly Word[], at: number): Bound | null {
  const before = textOf(words.slice(Math.max(0, at - LONGEST_BOUND), at));
  for (const kind of ['least', 'most'] as const) {
    const [said] = BOUNDS[kind].exec(before) ?? [];
    if (said === undefined) continue;
    const leavesOut = !EXCLUSIVE.test(before) ? 'never' : said.endsWith('than') ? 'surely' : 'maybe';
    return { kind, text: `${said} ${words[at]?.text ?? ''}`, leavesOut };
  }
  return boundAfter(words, at);
}

function isInexact(words: readonly Word[], at: number): boolean {
  return INEXACT.test(words[at - 1]?.lower ?? '');
}

/**
 * "At most" against "at least", "more than" against no bound, and no bound against "fewer than", of one number; of more than
 * thirty it may still be said that there are thirty.
 */
function otherBound({ claim, sentence }: Alignment, { at, to, word }: AlignedWord): Mismatch[] {
  const other = to === null ? undefined : sentence[to];
  if (to === null || other === undefined || other.number === null) return [];
  const [own, bound] = [boundOf(claim, at), boundOf(sentence, to)];
  const isOther =
    own === null
      ? bound?.kind === 'most' && bound.leavesOut === 'surely' && !isInexact(claim, at)
      : bound === null
        ? own.leavesOut === 'surely' && !isInexact(sentence, to)
        : bound.kind !== own.kind;
  return isOther ? [{ kind: 'number', claim: own?.text ?? word.text, document: bound?.text ?? other.text }] : [];
}

/** Whether only one text leaves a number out: "more than two" of two, or of at least two, and two of more than two. */
export function hasOtherBound({ claim, sentence, words }: Alignment): boolean {
  return words.some(({ at, to, word }) => {
    if (word.number === null || to === null) return false;
    const [own, bound] = [boundOf(claim, at), boundOf(sentence, to)];
    const isStricter = own !== null && own.leavesOut !== 'never' && (bound?.leavesOut ?? 'never') === 'never';
    return isStricter || (own === null && bound?.leavesOut === 'surely' && !isInexact(claim, at));
  });
}

/** The numbers and parts of dates that the sentence has otherwise than the claim. */
export function compareNumbers(alignment: Alignment): Mismatch[] {
  return alignment.words.flatMap((aligned) => {
    if (aligned.word.number === null) return [];
    if (aligned.to !== null) return [...otherUnit(alignment, aligned), ...otherBound(alignment, aligned)];
    const other = counterpart(alignment, aligned);
    if (other === null) return [];
    const isDate = DATES.has(aligned.word.number.kind) || isDay(alignment.claim, aligned.at);
    return [{ kind: isDate ? ('date' as const) : ('number' as const), claim: aligned.word.text, document: other.text }];
  });
}
