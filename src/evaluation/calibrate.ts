import { answerabilityFeatures, probabilityOfAnswer, type AnswerabilityFeatures } from '../answer/answerability.js';
import type { Calibration } from '../retrieval/calibration.js';
import { HybridRetriever, type RetrievedSentence } from '../retrieval/hybrid-retriever.js';
import type { RankingWeights } from '../retrieval/fusion.js';
import type { IndexedDocuments } from '../vector-index/index-documents.js';
import { isRightSentence, type EvaluationCase } from './cases.js';
import { fitLogistic, fitRanking } from './fit.js';

/** How many of a question's candidates take part in the fit of the ranking. */
const RANKED = 20;

/** Where the fit of the ranking starts: only to choose the candidates. */
const EVEN_WEIGHTS: RankingWeights = {
  lexicalSentence: 1 / 7,
  lexicalParagraph: 1 / 7,
  coverageSentence: 1 / 7,
  coverageParagraph: 1 / 7,
  similaritySentence: 1 / 7,
  similarityParagraph: 1 / 7,
  answerType: 1 / 7,
};
const RANKING_KEYS = Object.keys(EVEN_WEIGHTS) as (keyof RankingWeights)[];
const ANSWERABILITY_KEYS = [
  'coverageSentence',
  'coverageParagraph',
  'similaritySentence',
  'similarityParagraph',
  'answerType',
  'knownPart',
  'margin',
] as const satisfies (keyof AnswerabilityFeatures)[];

/** An index and the questions to ask over it. */
export interface IndexedCases {
  readonly index: IndexedDocuments;
  readonly cases: readonly EvaluationCase[];
}

function isRight(question: EvaluationCase, { metadata, pageContent }: RetrievedSentence): boolean {
  return isRightSentence(question, { ...metadata, quote: pageContent });
}

async function retrieveAll(
  groups: readonly IndexedCases[],
  weights: RankingWeights,
): Promise<{ question: EvaluationCase; found: RetrievedSentence[] }[]> {
  const results = [];
  for (const { index, cases } of groups) {
    const retriever = new HybridRetriever({ index, weights });
    for (const question of cases) {
      results.push({ question, found: await retriever.retrieve(question.question, { k: RANKED }) });
    }
  }
  return results;
}

/** The mixing weights that put right sentences first. */
export async function calibrateRanking(groups: readonly IndexedCases[]): Promise<RankingWeights> {
  const examples = (await retrieveAll(groups, EVEN_WEIGHTS))
    .map(({ question, found }) => ({
      candidates: found.map(({ metadata }) => RANKING_KEYS.map((key) => Math.max(metadata.evidence[key], 0))),
      isRight: found.map((sentence) => isRight(question, sentence)),
    }))
    .filter((example) => example.isRight.includes(true));
  const fitted = fitRanking(examples);
  return Object.fromEntries(RANKING_KEYS.map((key, i) => [key, fitted[i] ?? 0])) as RankingWeights;
}

/** The probability that the first sentence is right, learned from questions with and without an answer. */
export async function calibrateAnswerability(
  groups: readonly IndexedCases[],
  weights: RankingWeights,
): Promise<Calibration['answerability']> {
  const examples = (await retrieveAll(groups, weights)).flatMap(({ question, found }) => {
    const features = answerabilityFeatures(found);
    const [best] = found;
    if (features === null || best === undefined) return [];
    return [{ features: ANSWERABILITY_KEYS.map((key) => features[key]), isPositive: isRight(question, best) }];
  });
  const fitted = fitLogistic(examples);
  return {
    intercept: fitted.intercept,
    ...(Object.fromEntries(ANSWERABILITY_KEYS.map((key, i) => [key, fitted.weights[i] ?? 0])) as AnswerabilityFeatures),
  };
}

/**
 * The probability from which to answer: where most questions are dealt with rightly, an answerable one by a right
 * sentence, an unanswerable one by a refusal. Of several such probabilities the middle one.
 */
export async function chooseThreshold(
  groups: readonly IndexedCases[],
  { ranking, answerability }: Pick<Calibration, 'ranking' | 'answerability'>,
): Promise<number> {
  const results = (await retrieveAll(groups, ranking)).map(({ question, found }) => {
    const features = answerabilityFeatures(found);
    return {
      isAnswerable: question.gold !== null,
      isRight: found[0] !== undefined && isRight(question, found[0]),
      confidence: features === null ? 0 : probabilityOfAnswer(features, answerability),
    };
  });
  const dealtWith = (threshold: number): number =>
    results.filter(({ isAnswerable, isRight: right, confidence }) => (confidence < threshold ? !isAnswerable : right))
      .length;
  const confidences = [0, ...results.map(({ confidence }) => confidence).sort((a, b) => a - b), 1];
  const middles = confidences.slice(1).map((upper, i) => (upper + (confidences[i] ?? 0)) / 2);
  const most = Math.max(...middles.map(dealtWith));
  const best = middles.filter((threshold) => dealtWith(threshold) === most);
  return best[Math.floor(best.length / 2)] ?? 0;
}
