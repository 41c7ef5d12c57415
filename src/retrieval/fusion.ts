import type { Evidence } from './evidence.js';

export interface Ranked {
  readonly label: number;
  /** 0 to 1, larger is better. */
  readonly score: number;
  readonly evidence: Evidence;
}

const WEIGHTS = { lexicalSentence: 1, lexicalParagraph: 0.5, similaritySentence: 1, similarityParagraph: 0.5 } as const;
const TOTAL = Object.values(WEIGHTS).reduce((sum, weight) => sum + weight, 0);

/**
 * One score from all evidence by linear mixing, which beats reciprocal ranks here (docs/models.md): BM25 counts as a
 * part of the best candidate's, a cosine as it is.
 */
export function fuse(candidates: ReadonlyMap<number, Evidence>): Ranked[] {
  const all = [...candidates.values()];
  const bestSentence = Math.max(...all.map(({ lexicalSentence }) => lexicalSentence), Number.MIN_VALUE);
  const bestParagraph = Math.max(...all.map(({ lexicalParagraph }) => lexicalParagraph), Number.MIN_VALUE);
  return [...candidates].map(([label, evidence]) => {
    const sum =
      (WEIGHTS.lexicalSentence * evidence.lexicalSentence) / bestSentence +
      (WEIGHTS.lexicalParagraph * evidence.lexicalParagraph) / bestParagraph +
      WEIGHTS.similaritySentence * Math.max(evidence.similaritySentence, 0) +
      WEIGHTS.similarityParagraph * Math.max(evidence.similarityParagraph, 0);
    return { label, score: sum / TOTAL, evidence };
  });
}
