import type { Alignment, AlignedWord } from './alignment.js';
import { coveredPlaces, expectedPlace, isCovered, nearestTo } from './alignment.js';
import type { Word } from './analysis.js';
import { isSaidOfSame } from './attachment.js';
import { compareBounds } from './bounds.js';
import { datePartAt } from './date-parts.js';
import type { Mismatch } from '../types.js';
import { unitRelation, type Unit } from '../vocabulary/units.js';

/** How many words after a number the noun that it counts may stand. */
const REACH = 4;
const REACH_IN_DOCUMENT = 7;
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
    if (DATES.has(number.kind)) return isSaidOfSame(alignment, { from: at, to: at + 1 }, place);
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
