import type { Mismatch } from '../types.js';
import { isCovered, type AlignedWord, type Alignment } from './alignment.js';
import type { Word } from './analysis.js';

/** How many words from an aligned neighbour a word may stand, in the claim and in the sentence. */
const REACH = 4;

function isOfKind(word: Word, other: Word): boolean {
  if (word.isName || other.isName) return word.isName && other.isName;
  return other.isContent && word.part === other.part;
}

/** The sentence's word that stands beside an aligned word as the claim's does, on the same side of it. */
function counterpart({ sentence, words }: Alignment, { word, at }: AlignedWord): Word | null {
  const taken = new Set(words.flatMap((one) => (isCovered(one) ? [one.to] : [])));
  const neighbours = words
    .filter((one) => isCovered(one) && Math.abs(one.at - at) <= REACH)
    .sort((a, b) => Math.abs(a.at - at) - Math.abs(b.at - at));
  for (const { at: beside, to } of neighbours) {
    const step = Math.sign(at - beside);
    for (let i = 1; i <= REACH && to !== null; i += 1) {
      const other = sentence[to + step * i];
      if (other !== undefined && !taken.has(to + step * i) && isOfKind(word, other)) return other;
    }
  }
  return null;
}

/** For words of the claim that the sentence does not have, what it has in their place: they may be what differs. */
export function counterparts(alignment: Alignment, isProven: (word: AlignedWord) => boolean): Mismatch[] {
  return alignment.words.flatMap((aligned): Mismatch[] => {
    const other = isProven(aligned) ? null : counterpart(alignment, aligned);
    if (other === null) return [];
    return [{ kind: aligned.word.isName ? 'name' : 'term', claim: aligned.word.text, document: other.text }];
  });
}
