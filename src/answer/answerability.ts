import type { Calibration } from '../retrieval/calibration.js';
import { probabilityOf } from '../reading/reading.js';
import type { RetrievedSentence } from '../retrieval/hybrid-retriever.js';

type Weights = Calibration['answerability'];
type TopicWeights = Calibration['topicAnswerability'];

/** What tells whether the best sentence answers. */
export type AnswerabilityFeatures = Omit<Record<keyof Weights, number>, 'intercept'>;

/** How many sentences the features look at: the best one and those that it is held against. */
export const SENTENCES_COMPARED = 10;
/** Of 44 questions about strangers 10 had an answer: under a name in other letters, mostly. */
const STRANGER = 0.25;
/** No reading is surer. */
const SUREST = 0.9999;

/** From the sentences found, best first; null where there is none. */
export function answerabilityFeatures(found: readonly RetrievedSentence[]): AnswerabilityFeatures | null {
  const [best, ...others] = found.slice(0, SENTENCES_COMPARED);
  if (best === undefined) return null;
  const { unreadScore, evidence } = best.metadata;
  const mean = others.reduce((sum, { metadata }) => sum + metadata.unreadScore, 0) / (others.length || 1);
  const strongest = others.reduce((most, { metadata }) => Math.max(most, metadata.unreadScore), 0);
  return {
    tellingCoverage: evidence.tellingCoverage,
    mentionsKnown: evidence.mentionsKnown,
    agreement: evidence.agreement,
    answerType: Math.log(evidence.answerType),
    isPolar: Number(evidence.form === 'polar'),
    relevance: logOdds(evidence.relevance),
    margin: unreadScore - strongest,
    prominence: unreadScore - mean,
  };
}

/** A probability as a logit, no further from 0 than that of `SUREST`. */
function logOdds(probability: number): number {
  const bounded = Math.min(Math.max(probability, 1 - SUREST), SUREST);
  return Math.log(bounded / (1 - bounded));
}

/** The logarithm of the odds that the best sentence answers, by the features that weights are for. */
export function answerabilityLogit(
  features: AnswerabilityFeatures,
  { intercept, ...weights }: Weights | TopicWeights,
): number {
  const keys = Object.keys(weights) as (keyof AnswerabilityFeatures)[];
  const weightOf = weights as Partial<Record<keyof AnswerabilityFeatures, number>>;
  return keys.reduce((sum, key) => sum + (weightOf[key] ?? 0) * features[key], intercept);
}

/** The probability that the first of these sentences answers, 0 to 1; 0 where there is none. */
export function probabilityOfAnswer(
  found: readonly RetrievedSentence[],
  { answerability, topicAnswerability }: Pick<Calibration, 'answerability' | 'topicAnswerability'>,
): number {
  const features = answerabilityFeatures(found);
  const evidence = found[0]?.metadata.evidence;
  if (features === null || evidence === undefined) return 0;
  const asQuestion = evidence.form === 'topic' ? 0 : probabilityOf(answerabilityLogit(features, answerability));
  const asTopic =
    evidence.form === 'open' || evidence.form === 'polar'
      ? 0
      : probabilityOf(answerabilityLogit(features, topicAnswerability));
  const probability = Math.max(asQuestion, asTopic);
  return evidence.isOfStranger ? STRANGER * probability : probability;
}
