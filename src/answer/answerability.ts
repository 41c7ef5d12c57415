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
/** Between these a sentence's paragraph is read too: outside of them that hardly ever changes what is decided. */
const DOUBTFUL_FROM = 0.25;
const DOUBTFUL_TO = 0.65;

/** From the sentences found for a question, best first; null where there is none. */
export function answerabilityFeatures(
  question: string,
  found: readonly RetrievedSentence[],
): AnswerabilityFeatures | null {
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
    isUnnamed: Number(unnamedKind(question)(best.pageContent)),
    isPolar: Number(evidence.form === 'polar'),
    relevance: logOdds(evidence.relevance, LEAST),
    margin: unreadScore - strongest,
    prominence: unreadScore - mean,
  };
}

/** A reading of the paragraph as evidence, from its log-odds. */
export function boundedRelevance(relevanceAround: number): number {
  return logOdds(probabilityOf(relevanceAround), LEAST);
}

/** Whether the probability that a sentence answers leaves doubt that reading its whole paragraph may settle. */
function isDoubtful(probability: number, { metadata }: RetrievedSentence): boolean {
  return metadata.evidence.form !== 'topic' && DOUBTFUL_FROM < probability && probability < DOUBTFUL_TO;
}

/** By the sentence alone, or where its paragraph was read, by the reader's log-odds for that too. */
function probabilityBy(
  features: AnswerabilityFeatures,
  { metadata }: RetrievedSentence,
  { answerability, doubtfulAnswerability, topicAnswerability }: AnswerabilityWeights,
  relevanceAround?: number,
): number {
  const { form, isOfStranger } = metadata.evidence;
  const mayAskOfTopic = form === 'topic' || form === 'keywords';
  const logit =
    relevanceAround === undefined
      ? logitOf(features, answerability)
      : logitOf({ ...features, relevanceAround: boundedRelevance(relevanceAround) }, doubtfulAnswerability);
  const asQuestion = form === 'topic' ? 0 : probabilityOf(logit);
  const asTopic = mayAskOfTopic ? probabilityOf(logitOf(features, topicAnswerability)) : 0;
  const probability = Math.max(asQuestion, asTopic);
  return isOfStranger ? STRANGER * probability : probability;
}

/**
 * The probability that the first of these sentences answers a question, 0 to 1; 0 where there is none. `readAround` gives the reader's
 * log-odds for its paragraph, and is asked only where the sentence alone leaves doubt.
 */
export async function probabilityOfAnswer(
  question: string,
  found: readonly RetrievedSentence[],
  weights: AnswerabilityWeights,
  readAround: (best: RetrievedSentence) => Promise<number>,
): Promise<number> {
  const features = answerabilityFeatures(question, found);
  const [best] = found;
  if (features === null || best === undefined) return 0;
  const probability = probabilityBy(features, best, weights);
  return isDoubtful(probability, best) ? probabilityBy(features, best, weights, await readAround(best)) : probability;
}
