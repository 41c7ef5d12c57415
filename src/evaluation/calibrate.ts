import {
  answerabilityFeatures,
  answerabilityLogit,
  probabilityOfAnswer,
  SENTENCES_COMPARED,
  type AnswerabilityFeatures,
} from '../answer/answerability.js';
import type { Reader } from '../reading/reading.js';
import type { Calibration } from '../retrieval/calibration.js';
import {
  HybridRetriever,
  type HybridRetrieverFields,
  type RetrievedSentence,
  type SettleOptions,
} from '../retrieval/hybrid-retriever.js';
import type { RankingWeights } from '../retrieval/fusion.js';
import type { IndexedDocuments } from '../vector-index/index-documents.js';
import { isRightSentence, type EvaluationCase } from './cases.js';
import { fitLogistic, fitRanking, type LogisticExample, type RankingExample } from './fit.js';

/** How many of a question's candidates take part in the fit of the ranking, all of them read. */
const RANKED = 20;

const RANKING_KEYS = [
  'lexicalSentence',
  'lexicalParagraph',
  'coverageSentence',
  'coverageParagraph',
  'similaritySentence',
  'similarityParagraph',
  'answerType',
  'mentionsParagraph',
  'relevance',
] as const satisfies (keyof RankingWeights)[];
/** Where the fit of the ranking starts: only to choose the candidates. */
const EVEN_WEIGHTS = Object.fromEntries(RANKING_KEYS.map((key) => [key, 1 / RANKING_KEYS.length])) as RankingWeights;
const ANSWERABILITY_KEYS = [
  'tellingCoverage',
  'mentionsKnown',
  'agreement',
  'answerType',
  'isPolar',
  'relevance',
  'margin',
  'prominence',
] as const satisfies (keyof AnswerabilityFeatures)[];
const TOPIC_KEYS = ['tellingCoverage', 'relevance'] as const satisfies (keyof AnswerabilityFeatures)[];

/** An index, the questions to ask over it, and who reads them. */
export interface IndexedCases {
  readonly index: IndexedDocuments;
  readonly cases: readonly EvaluationCase[];
  readonly reader: Reader;
}

function isRight(question: EvaluationCase, { metadata, pageContent }: RetrievedSentence): boolean {
  return isRightSentence(question, { ...metadata, quote: pageContent });
}

async function retrieveAll(
  groups: readonly IndexedCases[],
  fields: Pick<HybridRetrieverFields, 'weights' | 'read'>,
  options: SettleOptions,
): Promise<{ question: EvaluationCase; found: RetrievedSentence[] }[]> {
  const results = [];
  for (const { index, cases, reader } of groups) {
    const retriever = new HybridRetriever({ index, reader, ...fields });
    for (const question of cases) {
      results.push({ question, found: await retriever.retrieve(question.question, options) });
    }
  }
  return results;
}

/** The questions to learn from. */
export interface Lessons {
  /** SQuAD's, about articles, whose words they repeat. */
  readonly articles: readonly IndexedCases[];
  /** As people ask them: about the indexed corpus, likewise about other documents, and in words that avoid the text's, with traps. */
  readonly corpus: readonly IndexedCases[];
  readonly plain: readonly IndexedCases[];
  readonly free: readonly IndexedCases[];
}

/** The part that each has in a fit, however few or many they are. */
const PARTS = {
  ranking: { articles: 0.2, corpus: 0.2, plain: 0.2, free: 0.4 },
  answerability: { articles: 0.1, corpus: 0.4, plain: 0.4, free: 0.1 },
} as const satisfies Record<string, Record<keyof Lessons, number>>;
const KINDS = ['articles', 'corpus', 'plain', 'free'] as const satisfies (keyof Lessons)[];

/** The mixing weights that put right sentences first. */
export async function calibrateRanking(lessons: Lessons): Promise<RankingWeights> {
  const examples = async (groups: readonly IndexedCases[], part: number): Promise<RankingExample[]> => {
    const found = await retrieveAll(groups, { weights: EVEN_WEIGHTS, read: RANKED }, { k: RANKED });
    const judged = found
      .map(({ question, found }) => ({
        candidates: found.map(({ metadata }) => RANKING_KEYS.map((key) => Math.max(metadata.evidence[key], 0))),
        isRight: found.map((sentence) => isRight(question, sentence)),
      }))
      .filter((example) => example.isRight.includes(true));
    return judged.map((example) => ({ ...example, weight: part / judged.length }));
  };
  const ofAll = [];
  for (const kind of KINDS) ofAll.push(...(await examples(lessons[kind], PARTS.ranking[kind])));
  const fitted = fitRanking(ofAll);
  return Object.fromEntries(RANKING_KEYS.map((key, i) => [key, fitted[i] ?? 0])) as RankingWeights;
}

function exampleOf(
  { features, isRight: isPositive }: Judged,
  keys: readonly (keyof AnswerabilityFeatures)[],
): LogisticExample {
  return { features: keys.map((key) => features[key]), isPositive };
}

function namedWeights<Key extends keyof AnswerabilityFeatures>(
  { intercept, weights }: ReturnType<typeof fitLogistic>,
  keys: readonly Key[],
): Record<Key | 'intercept', number> {
  const named = Object.fromEntries(keys.map((key, i) => [key, weights[i] ?? 0])) as Record<Key, number>;
  return { intercept, ...named };
}

/** The probability that the first sentence is right, learned from questions with and without an answer that ask of no topic. */
export async function calibrateAnswerability(
  lessons: Lessons,
  weights: RankingWeights,
): Promise<Calibration['answerability']> {
  const examples = async (groups: readonly IndexedCases[], part: number): Promise<LogisticExample[]> => {
    const judged = (await judge(groups, weights)).filter(({ isOfTopic }) => !isOfTopic);
    return judged.map((one) => ({ ...exampleOf(one, ANSWERABILITY_KEYS), weight: part / judged.length }));
  };
  const ofAll = [];
  for (const kind of KINDS) ofAll.push(...(await examples(lessons[kind], PARTS.answerability[kind])));
  return namedWeights(fitLogistic(ofAll), ANSWERABILITY_KEYS);
}

/** The same for people's questions that ask what is said about something: few, each counts as much. */
export async function calibrateTopics(
  { corpus, plain, free }: Lessons,
  weights: RankingWeights,
): Promise<Calibration['topicAnswerability']> {
  const judged = await judge([...corpus, ...plain, ...free], weights);
  const examples = judged.filter(({ isOfTopic }) => isOfTopic).map((one) => exampleOf(one, TOPIC_KEYS));
  return namedWeights(fitLogistic(examples), TOPIC_KEYS);
}

interface Judged {
  readonly found: readonly RetrievedSentence[];
  readonly features: AnswerabilityFeatures;
  readonly isRight: boolean;
  readonly isAnswerable: boolean;
  readonly isOfTopic: boolean;
}

async function judge(groups: readonly IndexedCases[], weights: RankingWeights): Promise<Judged[]> {
  const asAnswered = { k: SENTENCES_COMPARED, settled: 1 };
  return (await retrieveAll(groups, { weights }, asAnswered)).flatMap(({ question, found }) => {
    const features = answerabilityFeatures(found);
    const [best] = found;
    if (features === null || best === undefined) return [];
    const isOfTopic = best.metadata.evidence.form === 'topic';
    const isAnswerable = question.gold !== null;
    return [{ found, features, isRight: isRight(question, best), isAnswerable, isOfTopic }];
  });
}

/**
 * Puts probabilities that were learned of several kinds of questions on the scale of one (Platt, 1999): people's questions
 * share fewer words with the text than SQuAD's, so that the same evidence means more.
 */
export async function rescale(
  groups: readonly IndexedCases[],
  { ranking, answerability }: Pick<Calibration, 'ranking' | 'answerability'>,
): Promise<Calibration['answerability']> {
  const judged = (await judge(groups, ranking)).filter(({ isOfTopic }) => !isOfTopic);
  const fitted = fitLogistic(
    judged.map(({ features, isRight: isPositive }) => ({
      features: [answerabilityLogit(features, answerability)],
      isPositive,
    })),
  );
  const [slope = 1] = fitted.weights;
  const weights = ANSWERABILITY_KEYS.map((key) => slope * answerability[key]);
  return namedWeights({ intercept: fitted.intercept + slope * answerability.intercept, weights }, ANSWERABILITY_KEYS);
}

/** How finely thresholds are tried, and over how wide a range around one its figure is averaged: its maximum would jump with every change. */
const THRESHOLDS = 100;
const AVERAGED = 5;
/** The part of right decisions that may be given up so that more is refused. */
const GIVEN_UP = 0.005;

/**
 * The probability from which to answer: the greatest with which nearly as many questions as can be are answered rightly, or
 * rightly refused. Each kind of questions counts as much as the other, however few they are.
 */
export async function chooseThreshold(
  kinds: readonly (readonly IndexedCases[])[],
  calibration: Pick<Calibration, 'ranking' | 'answerability' | 'topicAnswerability'>,
): Promise<number> {
  const thresholds = Array.from({ length: THRESHOLDS + 1 }, (_, i) => i / THRESHOLDS);
  let right = thresholds.map(() => 0);
  for (const groups of kinds) {
    const judged = (await judge(groups, calibration.ranking)).map(({ found, ...one }) => ({
      ...one,
      confidence: probabilityOfAnswer(found, calibration),
    }));
    right = thresholds.map((threshold, i) => {
      const decided = judged.filter(({ confidence, isRight, isAnswerable }) =>
        isAnswerable ? isRight && confidence >= threshold : confidence < threshold,
      );
      return (right[i] ?? 0) + decided.length / judged.length;
    });
  }
  const around = (i: number): number => {
    const range = right.slice(Math.max(0, i - AVERAGED), i + AVERAGED + 1);
    return range.reduce((sum, one) => sum + one, 0) / range.length;
  };
  const averaged = thresholds.map((_, i) => around(i) / kinds.length);
  const enough = Math.max(...averaged) - GIVEN_UP;
  return thresholds.findLast((_, i) => (averaged[i] ?? 0) >= enough) ?? 0;
}
