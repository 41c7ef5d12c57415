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
    const [nearestAnchor] = [...anchors].sort((a, b) => Math.abs(a.at - at) - Math.abs(b.at - at));
    const expected = nearestAnchor === undefined ? at : nearestAnchor.to + at - nearestAnchor.at;
    const [best] = [...found].sort((a, b) => Math.abs(a.to - expected) - Math.abs(b.to - expected));
    return best === undefined ? { word, at, to: null, strength: 0, isOpposite: false } : { word, at, ...best };
  });
  return { claim, sentence, words };
}

export function isCovered({ to, strength, isOpposite }: AlignedWord): boolean {
  return to !== null && !isOpposite && strength >= COVERED_FROM;
}
