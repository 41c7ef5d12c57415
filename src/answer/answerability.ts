import { logitOf, logOdds, probabilityOf } from '../logistic.js';
import type { Calibration } from '../retrieval/calibration.js';
import type { RetrievedSentence } from '../retrieval/hybrid-retriever.js';

type Weights = Calibration['answerability'];

/** What tells whether the best sentence answers. */
export type AnswerabilityFeatures = Omit<Record<keyof Weights, number>, 'intercept'>;

/** How many sentences the features look at: the best one and those that it is held against. */
export const SENTENCES_COMPARED = 10;
/** Of 44 questions about strangers 10 had an answer: under a name in other letters, mostly. */
const STRANGER = 0.25;
/** No reading is surer, of an answer or of none. */
const LEAST = 1 - 0.9999;

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
    relevance: logOdds(evidence.relevance, LEAST),
    margin: unreadScore - strongest,
    prominence: unreadScore - mean,
  };
}

/** The probability that the first of these sentences answers, 0 to 1; 0 where there is none. */
export function probabilityOfAnswer(
  found: readonly RetrievedSentence[],
  { answerability, topicAnswerability }: Pick<Calibration, 'answerability' | 'topicAnswerability'>,
): number {
  const features = answerabilityFeatures(found);
  const evidence = found[0]?.metadata.evidence;
  if (features === null || evidence === undefined) return 0;
  const { form, isOfStranger } = evidence;
  const mayAskOfTopic = form === 'topic' || form === 'keywords';
  const asQuestion = form === 'topic' ? 0 : probabilityOf(logitOf(features, answerability));
  const asTopic = mayAskOfTopic ? probabilityOf(logitOf(features, topicAnswerability)) : 0;
  const probability = Math.max(asQuestion, asTopic);
  return isOfStranger ? STRANGER * probability : probability;
}
