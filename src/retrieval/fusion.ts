import type { Calibration } from './calibration.js';
import type { Evidence } from './evidence.js';

export type RankingWeights = Calibration['ranking'];

/**
 * One score from all evidence, 0 to 1, larger is better: a weighted mean of what BM25 gives as a part of the best
 * candidate's, of coverages, of the reader's relevance, of the fit of the answer's type and of cosines (negative ones
 * count as 0). Linear mixing beats reciprocal ranks here.
 */
export function fusedScore(evidence: Evidence, weights: RankingWeights): number {
  return (
    weights.lexicalSentence * evidence.lexicalSentence +
    weights.lexicalParagraph * evidence.lexicalParagraph +
    weights.coverageSentence * evidence.coverageSentence +
    weights.coverageParagraph * evidence.coverageParagraph +
    weights.relevance * evidence.relevance +
    weights.answerType * evidence.answerType +
    weights.similaritySentence * Math.max(evidence.similaritySentence, 0) +
    weights.similarityParagraph * Math.max(evidence.similarityParagraph, 0)
  );
}
