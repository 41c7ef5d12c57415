import type { Calibration } from './calibration.js';
import type { Evidence } from './evidence.js';

export type RankingWeights = Calibration['ranking'];

/** What is left of the score of a sentence that speaks of another one than the question: too few do for a fit to tell. */
const OF_ANOTHER = 0.7;

/**
 * One score from all evidence, 0 to 1, larger is better: a weighted mean of what BM25 gives as a part of the best
 * candidate's, of coverages, of the reader's relevance, of the fit of the answer's type and of cosines (negative ones
 * count as 0). Linear mixing beats reciprocal ranks here. A sentence on "the third meeting" loses to others where "the
 * fourth" is asked about, and one on what is over where it is asked when something will be. What the reader finds answers no
 * question of a topic better than what speaks of it most.
 */
export function fusedScore(evidence: Evidence, weights: RankingWeights): number {
  const keys = Object.keys(weights) as (keyof RankingWeights)[];
  const counted = evidence.form === 'topic' ? { ...evidence, relevance: 0 } : evidence;
  const score = keys.reduce((sum, key) => sum + weights[key] * Math.max(counted[key], 0), 0);
  return evidence.agreement === 0 ? OF_ANOTHER * score : score;
}
