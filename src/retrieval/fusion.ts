import type { Calibration } from './calibration.js';
import type { Evidence } from './evidence.js';

export type RankingWeights = Calibration['ranking'];

/**
 * One score from all evidence, 0 to 1, larger is better: a weighted mean of what BM25 gives as a part of the best
 * candidate's, of coverages, of the reader's relevance, of the fit of the answer's type and of cosines (negative ones
 * count as 0). Linear mixing beats reciprocal ranks here.
 */
export function fusedScore(evidence: Evidence, weights: RankingWeights): number {
  const keys = Object.keys(weights) as (keyof RankingWeights)[];
  return keys.reduce((sum, key) => sum + weights[key] * Math.max(evidence[key], 0), 0);
}
