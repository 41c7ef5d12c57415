import type { Lexicon } from '../vocabulary/lexicon.js';
import type { Word } from './analysis.js';
import { relate, type Relation } from './relations.js';

/** A content word of the claim with the sentence's word that comes nearest to it. */
export interface AlignedWord extends Relation {
  readonly word: Word;
  /** The word's place in the claim. */
  readonly at: number;
  /** The other word's place in the sentence; null where no word is related. */
  readonly to: number | null;
}

export interface Alignment {
  readonly claim: readonly Word[];
  readonly sentence: readonly Word[];
  readonly words: readonly AlignedWord[];
}

/** A relation at least this strong covers a word. */
const COVERED_FROM = 0.6;

interface Candidate extends Relation {
  readonly to: number;
}

function candidatesFor(word: Word, sentence: readonly Word[], lexicon: Lexicon): Candidate[] {
  const found: Candidate[] = [];
  for (const [to, other] of sentence.entries()) {
    if (!other.isContent && other.lower !== word.lower) continue;
    const relation = relate(word, other, lexicon);
    if (relation.strength > 0) found.push({ ...relation, to });
  }
  const agreeing = found.filter(({ isOpposite, strength }) => !isOpposite && strength >= COVERED_FROM);
  const usable = agreeing.length > 0 ? agreeing : found;
  const best = Math.max(...usable.map(({ strength }) => strength));
  return usable.filter(({ strength }) => strength === best);
}

/** Two places that are aligned, in the claim and in the sentence. */
interface Anchor {
  readonly at: number;
  readonly to: number;
}

/** Where in the sentence a word would stand if it stood there as it does in the claim from the nearest of its neighbours that is aligned. */
export function expectedPlace(at: number, anchors: readonly Anchor[]): number {
  const [first = { at, to: at }] = anchors;
  const nearest = anchors.reduce(
    (best, anchor) => (Math.abs(anchor.at - at) < Math.abs(best.at - at) ? anchor : best),
    first,
  );
  return nearest.to + at - nearest.at;
}

/** Of places in the sentence that which is nearest to where a word is expected. */
export function nearestTo<Place>(
  expected: number,
  places: readonly Place[],
  placeOf: (place: Place) => number,
): Place | null {
  const distance = (place: Place): number => Math.abs(placeOf(place) - expected);
  return places.reduce<Place | null>(
    (best, place) => (best === null || distance(place) < distance(best) ? place : best),
    null,
  );
}

/**
 * Aligns each content word of a claim to the nearest in meaning of a sentence; of several that are as near to the one
 * that stands nearest to where the claim's neighbours are aligned.
 */
export function alignWords(claim: readonly Word[], sentence: readonly Word[], lexicon: Lexicon): Alignment {
  const candidates = claim.flatMap((word, at) =>
    word.isContent ? [{ word, at, found: candidatesFor(word, sentence, lexicon) }] : [],
  );
  const anchors = candidates.flatMap(({ at, found }) => (found.length === 1 ? [{ at, to: found[0]?.to ?? 0 }] : []));
  const words = candidates.map(({ word, at, found }): AlignedWord => {
    const best = nearestTo(expectedPlace(at, anchors), found, ({ to }) => to);
    return best === null ? { word, at, to: null, strength: 0, isOpposite: false } : { word, at, ...best };
  });
  return { claim, sentence, words };
}

/** Where the words stand that the sentence covers. */
export function coveredPlaces(words: readonly AlignedWord[]): Anchor[] {
  return words.flatMap((word) => (isCovered(word) && word.to !== null ? [{ at: word.at, to: word.to }] : []));
}

export function isCovered({ to, strength, isOpposite }: AlignedWord): boolean {
  return to !== null && !isOpposite && strength >= COVERED_FROM;
}
