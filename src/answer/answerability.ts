import type { Calibration } from '../retrieval/calibration.js';
import type { RetrievedSentence } from '../retrieval/hybrid-retriever.js';

/** What tells whether the best sentence answers. */
export type AnswerabilityFeatures = Omit<Record<keyof Calibration['answerability'], number>, 'intercept'>;

/** From the sentences found, best first; null where there is none. */
export function answerabilityFeatures([best, second]: readonly RetrievedSentence[]): AnswerabilityFeatures | null {
  if (best === undefined) return null;
  const { score, evidence } = best.metadata;
  return {
    coverageSentence: evidence.coverageSentence,
    coverageParagraph: evidence.coverageParagraph,
    similaritySentence: evidence.similaritySentence,
    similarityParagraph: evidence.similarityParagraph,
    answerType: evidence.answerType,
    knownPart: evidence.knownPart,
    margin: score - (second?.metadata.score ?? 0),
  };
}

/** The probability that the best sentence answers, 0 to 1. */
export function probabilityOfAnswer(
  features: AnswerabilityFeatures,
  { intercept, ...weights }: Calibration['answerability'],
): number {
  const logit =
    intercept +
    weights.coverageSentence * features.coverageSentence +
    weights.coverageParagraph * features.coverageParagraph +
    weights.similaritySentence * features.similaritySentence +
    weights.similarityParagraph * features.similarityParagraph +
    weights.answerType * features.answerType +
    weights.knownPart * features.knownPart +
    weights.margin * features.margin;
  return 1 / (1 + Math.exp(-logit));
}
