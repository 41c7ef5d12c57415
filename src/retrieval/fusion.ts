import type { Calibration } from './calibration.js';
import type { Evidence } from './evidence.js';

export type RankingWeights = Calibration['ranking'];

/** What is left of the score of a sentence that speaks of another one than the question: too few do for a fit to tell. */
const OF_ANOTHER = 0.7;

/** The evidence that a score is mixed from, each 0 to 1. */
export type RankingFeatures = Readonly<Record<keyof RankingWeights, number>>;

/**
 * Evidence as it is mixed: cosines below 0 count as 0, the reader's relevance is softened. What the reader finds answers no
 * question of a topic better than what speaks of it most.
 */
export function rankingFeatures(evidence: Evidence): RankingFeatures {
  return {
    lexicalSentence: evidence.lexicalSentence,
    lexicalParagraph: evidence.lexicalParagraph,
    coverageSentence: evidence.coverageSentence,
    coverageParagraph: evidence.coverageParagraph,
    similaritySentence: Math.max(evidence.similaritySentence, 0),
    similarityParagraph: Math.max(evidence.similarityParagraph, 0),
    answerType: evidence.answerType,
    mentionsParagraph: evidence.mentionsParagraph,
    relevance: evidence.form === 'topic' ? 0 : softened(evidence.relevance),
    comparison: evidence.form === 'topic' ? 0 : softened(evidence.comparison),
  };
}

/**
 * One score from all evidence, 0 to 1, larger is better: a weighted mean. Linear mixing beats reciprocal ranks here. A sentence
 * on "the third meeting" loses to others where "the fourth" is asked about, and one on what is over where it is asked when
 * something will be.
 */
export function fusedScore(evidence: Evidence, weights: RankingWeights): number {
  const features = rankingFeatures(evidence);
  const keys = Object.keys(weights) as (keyof RankingWeights)[];
  const score = keys.reduce((sum, key) => sum + weights[key] * features[key], 0);
  return evidence.agreement === 0 ? OF_ANOTHER * score : score;
}

/** A probability at twice its temperature (Guo et al., 2017): a reader that is sure of two sentences still tells the surer one. */
export function softened(probability: number): number {
  const [yes, no] = [Math.sqrt(probability), Math.sqrt(1 - probability)];
  return yes / (yes + no);
}
