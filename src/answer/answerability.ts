import type { Evidence } from '../retrieval/evidence.js';

/** Below this probability the answer is that the documents don't say. */
export const ANSWERS_FROM = 0.5;

/** Placeholder until calibrated. */
export function probabilityThatItAnswers(evidence: Evidence): number {
  const { coverageSentence, coverageParagraph, similaritySentence, similarityParagraph } = evidence;
  const logit = -3 + 3 * coverageSentence + 1 * coverageParagraph + 3 * similaritySentence + 1 * similarityParagraph;
  return 1 / (1 + Math.exp(-logit));
}
