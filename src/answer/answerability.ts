import type { Calibration } from '../retrieval/calibration.js';
import { probabilityOf } from '../reading/reading.js';
import type { RetrievedSentence } from '../retrieval/hybrid-retriever.js';

type Weights = Calibration['answerability'];

/** What tells whether the best sentence answers. */
export type AnswerabilityFeatures = Omit<Record<keyof Weights, number>, 'intercept'>;

/** How many sentences the features look at: the best one and those that it is held against. */
export const SENTENCES_COMPARED = 10;

/** From the sentences found, best first; null where there is none. */
export function answerabilityFeatures(found: readonly RetrievedSentence[]): AnswerabilityFeatures | null {
  const [best, ...others] = found.slice(0, SENTENCES_COMPARED);
  if (best === undefined) return null;
  const { score, evidence } = best.metadata;
  const mean = others.reduce((sum, { metadata }) => sum + metadata.score, 0) / (others.length || 1);
  return {
    similaritySentence: evidence.similaritySentence,
    similarityParagraph: evidence.similarityParagraph,
    tellingCoverage: evidence.tellingCoverage,
    knownPart: evidence.knownPart,
    mentionsKnown: evidence.mentionsKnown,
    agreement: evidence.agreement,
    answerType: Math.log(evidence.answerType),
    relevance: evidence.relevance,
    margin: score - (others[0]?.metadata.score ?? 0),
    prominence: score - mean,
  };
}

/** The logarithm of the odds that the best sentence answers. */
export function answerabilityLogit(features: AnswerabilityFeatures, { intercept, ...weights }: Weights): number {
  const keys = Object.keys(weights) as (keyof AnswerabilityFeatures)[];
  return keys.reduce((sum, key) => sum + weights[key] * features[key], intercept);
}

/** The probability that the best sentence answers, 0 to 1. */
export function probabilityOfAnswer(features: AnswerabilityFeatures, weights: Weights): number {
  return probabilityOf(answerabilityLogit(features, weights));
}
