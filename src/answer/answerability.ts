import { logitOf, logOdds, probabilityOf } from '../logistic.js';
import type { Calibration } from '../retrieval/calibration.js';
import type { RetrievedSentence } from '../retrieval/hybrid-retriever.js';
import { unnamedKind } from '../retrieval/unnamed-kind.js';

type Weights = Calibration['answerability'];

/** By which the probability of an answer is told. */
export type AnswerabilityWeights = Pick<Calibration, 'answerability' | 'doubtfulAnswerability' | 'topicAnswerability'>;

/** What tells whether the best sentence answers. */
export type AnswerabilityFeatures = Omit<Record<keyof Weights, number>, 'intercept'>;

/** How many sentences the features look at: the best one and those that it is held against. */
export const SENTENCES_COMPARED = 10;
/** Of 44 questions about strangers 10 had an answer: under a name in other letters, mostly. */
const STRANGER = 0.25;
/** No reading is surer, of an answer or of none. */
const LEAST = 1 - 0.9999;

/** From the sentences found for a question, best first; null where there is none. */
export function answerabilityFeatures(found: readonly RetrievedSentence[]): AnswerabilityFeatures | null {
  const [best, ...others] = found.slice(0, SENTENCES_COMPARED);
  if (best === undefined) return null;
  const { unreadScore, evidence, asked } = best.metadata;
  const mean = others.reduce((sum, { metadata }) => sum + metadata.unreadScore, 0) / (others.length || 1);
  const strongest = others.reduce((most, { metadata }) => Math.max(most, metadata.unreadScore), 0);
  return {
    tellingCoverage: evidence.tellingCoverage,
    mentionsKnown: evidence.mentionsKnown,
    agreement: evidence.agreement,
    answerType: Math.log(evidence.answerType),
    isUnnamed: Number(unnamedKind(asked)(best.pageContent)),
    isPolar: Number(evidence.form === 'polar'),
    relevance: logOdds(evidence.relevance, LEAST),
    margin: unreadScore - strongest,
    prominence: unreadScore - mean,
  };
}

/** A reading of several sentences as evidence, from its log-odds. */
export function boundedRelevance(relevanceTogether: number): number {
  return logOdds(probabilityOf(relevanceTogether), LEAST);
}

/** By the sentence alone, or where it was read together with others, by the reader's log-odds for that too. */
function probabilityBy(
  features: AnswerabilityFeatures,
  { metadata }: RetrievedSentence,
  { answerability, doubtfulAnswerability, topicAnswerability }: AnswerabilityWeights,
): number {
  const { form, isOfStranger, relevanceTogether } = metadata.evidence;
  const mayAskOfTopic = form === 'topic' || form === 'keywords';
  const logit =
    relevanceTogether === null
      ? logitOf(features, answerability)
      : logitOf({ ...features, relevanceTogether: boundedRelevance(relevanceTogether) }, doubtfulAnswerability);
  const asQuestion = form === 'topic' ? 0 : probabilityOf(logit);
  const asTopic = mayAskOfTopic ? probabilityOf(logitOf(features, topicAnswerability)) : 0;
  const probability = Math.max(asQuestion, asTopic);
  return isOfStranger ? STRANGER * probability : probability;
}

/** The probability that the first of these sentences answers the question that they were found for, 0 to 1; 0 where there is none. */
export function probabilityOfAnswer(found: readonly RetrievedSentence[], weights: AnswerabilityWeights): number {
  const features = answerabilityFeatures(found);
  const [best] = found;
  return features === null || best === undefined ? 0 : probabilityBy(features, best, weights);
}
