import type { Alignment, AlignedWord } from './alignment.js';
import { coveredPlaces, expectedPlace, nearestTo } from './alignment.js';
import type { Word } from './analysis.js';
import { saidOfSame } from './attachment.js';
import { compareBounds } from './bounds.js';
import { countedPlaces, countsAny } from './counted-nouns.js';
import { datePartAt } from './date-parts.js';
import type { Mismatch } from '../types.js';
import { unitRelation, type Unit } from '../vocabulary/units.js';

const DATES: ReadonlySet<string> = new Set(['year', 'month', 'weekday', 'season']);

function isDay(words: readonly Word[], at: number): boolean {
  return datePartAt(words, at) === 'day';
}

/** Whether two numbers may be told apart: of sums and parts only those of one unit. */
function areOfOneUnit(a: Word, b: Word): boolean {
  if (a.unit === null || b.unit === null) return a.unit === b.unit;
  return unitRelation(a.unit, b.unit) === 'same';
}

/** Before a number these tell that it is that of all. */
const DEFINITE = /^(?:the|these|those|all|both|its|their|our)$/;

/** Whether a number of the claim may be part of those that the sentence's counts: "one side" beside "the two sides". */
function isPartOf({ claim, sentence }: Alignment, at: number, place: number): boolean {
  const isLess = (claim[at]?.number?.value ?? 0) < (sentence[place]?.number?.value ?? 0);
  return isLess && !DEFINITE.test(claim[at - 1]?.lower ?? '') && DEFINITE.test(sentence[place - 1]?.lower ?? '');
}

/** The sentence's number that stands where the claim has another one: of the same kind, with the same unit or noun or in a date. */
function counterpart(alignment: Alignment, { word, at }: AlignedWord): Word | null {
  const { claim, sentence, words } = alignment;
  const { number } = word;
  if (number === null) return null;
  const covered = coveredPlaces(words);
  const taken = new Set(covered.map(({ to }) => to));
  const isClaimedDay = isDay(claim, at);
  const counted = countedPlaces(alignment, at);
  const isSaidOfSame = saidOfSame(alignment, { from: at, to: at + 1 });
  const standsAlike = (other: Word, place: number): boolean => {
    if (other.number?.kind !== number.kind || taken.has(place) || !areOfOneUnit(word, other)) return false;
    if (isClaimedDay || isDay(sentence, place)) return isClaimedDay && isDay(sentence, place);
    if (isPartOf(alignment, at, place) || !isSaidOfSame(place)) return false;
    return DATES.has(number.kind) || word.unit !== null || countsAny(sentence, place, counted);
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

/** The numbers and parts of dates that the sentence has otherwise than the claim. */
export function compareNumbers(alignment: Alignment): Mismatch[] {
  return alignment.words.flatMap((aligned) => {
    if (aligned.word.number === null) return [];
    if (aligned.to !== null) return [...otherUnit(alignment, aligned), ...compareBounds(alignment, aligned)];
    const other = counterpart(alignment, aligned);
    if (other === null) return [];
    const isDate = DATES.has(aligned.word.number.kind) || isDay(alignment.claim, aligned.at);
    return [{ kind: isDate ? ('date' as const) : ('number' as const), claim: aligned.word.text, document: other.text }];
  });
}
