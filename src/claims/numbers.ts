import type { Alignment, AlignedWord } from './alignment.js';
import { isCovered } from './alignment.js';
import type { Word } from './analysis.js';
import type { Mismatch } from '../types.js';

/** How many words after a number the noun that it counts may stand. */
const REACH = 4;
const REACH_IN_DOCUMENT = 7;
/** In words: "no more than". */
const LONGEST_BOUND = 3;
const BOUNDS: Readonly<Record<'least' | 'most', RegExp>> = {
  least:
    /(?:at least|no (?:less|fewer) than|not (?:less|fewer) than|(?<!\b(?:no|not) )more than|over|above|exceeding)$/,
  most: /(?:at most|no(?:t)? more than|(?<!\b(?:no|not) )(?:less|fewer) than|up to|under|below)$/,
};
const DATES: ReadonlySet<string> = new Set(['year', 'month', 'weekday', 'season']);

function isDay(words: readonly Word[], at: number): boolean {
  return words[at - 1]?.number?.kind === 'month' || words[at + 1]?.number?.kind === 'month';
}

/** The aligned places of the nouns that a number of the claim may count. */
function countedPlaces({ claim, words }: Alignment, at: number): number[] {
  return words.flatMap((other) => {
    const isNear = other.at > at && other.at - at <= REACH && claim[other.at]?.number === null;
    return isNear && isCovered(other) && other.to !== null ? [other.to] : [];
  });
}

/** The sentence's number that stands where the claim has another one: of the same kind, with the same noun or in a date. */
function counterpart(alignment: Alignment, { word, at }: AlignedWord): Word | null {
  const { claim, sentence, words } = alignment;
  const { number } = word;
  if (number === null) return null;
  const isTaken = (place: number): boolean => words.some((other) => other.to === place && isCovered(other));
  const isClaimedDay = isDay(claim, at);
  const places = countedPlaces(alignment, at);
  const found = sentence.find((other, place) => {
    if (other.number?.kind !== number.kind || isTaken(place)) return false;
    if (DATES.has(number.kind)) return true;
    if (isClaimedDay || isDay(sentence, place)) return isClaimedDay && isDay(sentence, place);
    return places.some((counted) => counted > place && counted - place <= REACH_IN_DOCUMENT);
  });
  return found ?? null;
}

interface Bound {
  readonly kind: 'least' | 'most';
  readonly text: string;
}

/** What is said of a number right before it: that it is the least, or the most. */
function boundOf(words: readonly Word[], at: number): Bound | null {
  const before = words.slice(Math.max(0, at - LONGEST_BOUND), at).map(({ lower }) => lower);
  const said = before.join(' ');
  const [kind, pattern] = [...Object.entries(BOUNDS)].find(([, bound]) => bound.test(said)) ?? [];
  if (kind === undefined || pattern === undefined) return null;
  return { kind: kind as Bound['kind'], text: pattern.exec(said)?.[0] ?? '' };
}

/** "At most" against "at least", of one number. */
function otherBound({ claim, sentence }: Alignment, { at, to, word }: AlignedWord): Mismatch[] {
  const [own, other] = [boundOf(claim, at), to === null ? null : boundOf(sentence, to)];
  if (own === null || other === null || own.kind === other.kind) return [];
  return [{ kind: 'number', claim: `${own.text} ${word.text}`, document: `${other.text} ${word.text}` }];
}

/** The numbers and parts of dates that the sentence has otherwise than the claim. */
export function compareNumbers(alignment: Alignment): Mismatch[] {
  return alignment.words.flatMap((aligned) => {
    if (aligned.word.number === null) return [];
    if (aligned.to !== null) return otherBound(alignment, aligned);
    const other = counterpart(alignment, aligned);
    if (other === null) return [];
    const isDate = DATES.has(aligned.word.number.kind) || isDay(alignment.claim, aligned.at);
    return [{ kind: isDate ? ('date' as const) : ('number' as const), claim: aligned.word.text, document: other.text }];
  });
}
