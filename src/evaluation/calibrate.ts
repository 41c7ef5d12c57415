import {
  answerabilityFeatures,
  boundedRelevance,
  probabilityOfAnswer,
  SENTENCES_COMPARED,
  type AnswerabilityFeatures,
  type AnswerabilityWeights,
} from '../answer/answerability.js';
import { logitOf } from '../logistic.js';
import type { Reader } from '../reading/reading.js';
import type { Calibration } from '../retrieval/calibration.js';
import {
  HybridRetriever,
  type HybridRetrieverFields,
  type RetrievedSentence,
  type SettleOptions,
} from '../retrieval/hybrid-retriever.js';
import { COMPARED } from '../retrieval/candidate-comparison.js';
import type { Evidence } from '../retrieval/evidence.js';
import { fusedScore, rankingFeatures, softened, type RankingWeights } from '../retrieval/fusion.js';
import type { IndexedDocuments } from '../vector-index/index-documents.js';
import { isRightSentence, type EvaluationCase } from './cases.js';
import { fitLogistic, fitRanking, type LogisticExample, type RankingExample } from './fit.js';
import { mean, part } from './metrics/part.js';
import { greatestThreshold, THRESHOLDS } from './threshold.js';

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
] as const satisfies Exclude<keyof RankingWeights, 'comparison'>[];
/** Where the fit of the ranking starts: only to choose the candidates. */
const EVEN_WEIGHTS = weightsOf(RANKING_KEYS.map(() => 1 / RANKING_KEYS.length));
const ANSWERABILITY_KEYS = [
  'tellingCoverage',
  'mentionsKnown',
  'agreement',
  'answerType',
  'isUnnamed',
  'isPolar',
  'relevance',
  'margin',
  'prominence',
] as const satisfies (keyof AnswerabilityFeatures)[];
const DOUBTFUL_KEYS = [...ANSWERABILITY_KEYS, 'relevanceTogether'] as const satisfies (keyof JudgedFeatures)[];
const TOPIC_KEYS = ['tellingCoverage', 'relevance', 'prominence'] as const satisfies (keyof AnswerabilityFeatures)[];

/** `relevanceTogether` is 0 where the sentences were not read together. */
type JudgedFeatures = AnswerabilityFeatures & { readonly relevanceTogether: number };

/** An index, the questions to ask over it, and who reads them. */
export interface IndexedCases {
  readonly index: IndexedDocuments;
  readonly cases: readonly EvaluationCase[];
  readonly reader: Reader;
}

function isRight(question: EvaluationCase, { metadata, pageContent }: RetrievedSentence): boolean {
  return isRightSentence(question, { ...metadata, quote: pageContent });
}

interface Asked {
  readonly question: EvaluationCase;
  readonly found: RetrievedSentence[];
}

async function retrieveAll(
  groups: readonly IndexedCases[],
  fields: Pick<HybridRetrieverFields, 'weights' | 'read' | 'comparesAll'>,
  options: SettleOptions,
): Promise<Asked[]> {
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

function featuresOf(evidence: Evidence): number[] {
  const features = rankingFeatures(evidence);
  return RANKING_KEYS.map((key) => features[key]);
}

/** Without a comparison. */
function weightsOf(fitted: readonly number[]): RankingWeights {
  const named = Object.fromEntries(RANKING_KEYS.map((key, i) => [key, fitted[i] ?? 0])) as RankingWeights;
  return { ...named, comparison: 0 };
}

/** The mixing weights that put right sentences first: of all evidence, and then how much of the reader's is the comparison's. */
export async function calibrateRanking(lessons: Lessons): Promise<RankingWeights> {
  const all = { k: RANKED };
  const alone = weightsOf(await rankingFit(lessons, { weights: EVEN_WEIGHTS, read: RANKED }, all, featuresOf));
  const asCompared = { k: COMPARED, settled: 1 };
  const [own = 0, compared = 0] = await rankingFit(
    lessons,
    { weights: alone, comparesAll: true },
    asCompared,
    (evidence) => [
      fusedScore({ ...evidence, comparison: evidence.relevance }, alone),
      softened(evidence.comparison) - softened(evidence.relevance),
    ],
  );
  const comparison = own === 0 ? 0 : Math.min(alone.relevance, compared / own);
  return { ...alone, relevance: alone.relevance - comparison, comparison };
}

/** The weights of features with which right sentences come first among those retrieved. */
async function rankingFit(
  lessons: Lessons,
  fields: Parameters<typeof retrieveAll>[1],
  options: SettleOptions,
  features: (evidence: Evidence) => number[],
): Promise<number[]> {
  const examples: RankingExample[] = [];
  for (const kind of KINDS) {
    const judged = (await retrieveAll(lessons[kind], fields, options))
      .map(({ question, found }) => ({
        candidates: found.map(({ metadata }) => features(metadata.evidence)),
        isRight: found.map((sentence) => isRight(question, sentence)),
      }))
      .filter((example) => example.isRight.includes(true));
    examples.push(...judged.map((example) => ({ ...example, weight: PARTS.ranking[kind] / judged.length })));
  }
  return fitRanking(examples);
}

function exampleOf(
  { features, isRight: isPositive }: JudgedQuestion,
  keys: readonly (keyof JudgedFeatures)[],
): LogisticExample {
  return { features: keys.map((key) => features[key]), isPositive };
}

function namedWeights<Key extends keyof JudgedFeatures>(
  { intercept, weights }: ReturnType<typeof fitLogistic>,
  keys: readonly Key[],
): Record<Key | 'intercept', number> {
  const named = Object.fromEntries(keys.map((key, i) => [key, weights[i] ?? 0])) as Record<Key, number>;
  return { intercept, ...named };
}

/** A question with the sentences found for it, best first, and what the refusal knows of them. */
interface JudgedQuestion {
  readonly found: readonly RetrievedSentence[];
  readonly features: JudgedFeatures;
  readonly isRight: boolean;
  readonly isAnswerable: boolean;
  readonly isOfTopic: boolean;
  readonly isCompared: boolean;
}

async function judge(groups: readonly IndexedCases[], weights: RankingWeights): Promise<JudgedQuestion[]> {
  const judged = [];
  const asAnswered = { k: SENTENCES_COMPARED, settled: 1 };
  for (const { question: asked, found } of await retrieveAll(groups, { weights }, asAnswered)) {
    const features = answerabilityFeatures(found);
    const [best] = found;
    if (features === null || best === undefined) continue;
    const { relevanceTogether } = best.metadata.evidence;
    judged.push({
      found,
      features: { ...features, relevanceTogether: boundedRelevance(relevanceTogether ?? 0) },
      isRight: isRight(asked, best),
      isAnswerable: asked.gold !== null,
      isOfTopic: best.metadata.evidence.form === 'topic',
      isCompared: relevanceTogether !== null,
    });
  }
  return judged;
}

/** Lessons after retrieval, which the refusal is learned from. */
export type JudgedLessons = Readonly<Record<keyof Lessons, readonly JudgedQuestion[]>>;

/** Asks all questions as they will be answered, with the weights of ranking. */
export async function judgeLessons(lessons: Lessons, weights: RankingWeights): Promise<JudgedLessons> {
  return {
    articles: await judge(lessons.articles, weights),
    corpus: await judge(lessons.corpus, weights),
    plain: await judge(lessons.plain, weights),
    free: await judge(lessons.free, weights),
  };
}

function ofNoTopic(judged: readonly JudgedQuestion[]): readonly JudgedQuestion[] {
  return judged.filter(({ isOfTopic }) => !isOfTopic);
}

/** The probability that the first sentence is right, learned from questions with and without an answer that ask of no topic. */
export function calibrateAnswerability(
  judged: JudgedLessons,
): Pick<Calibration, 'answerability' | 'doubtfulAnswerability'> {
  return {
    answerability: rescaled(judged, ANSWERABILITY_KEYS),
    doubtfulAnswerability: rescaled(comparedIn(judged), DOUBTFUL_KEYS),
  };
}

function comparedIn({ articles, corpus, plain, free }: JudgedLessons): JudgedLessons {
  const of = (judged: readonly JudgedQuestion[]): JudgedQuestion[] => judged.filter(({ isCompared }) => isCompared);
  return { articles: of(articles), corpus: of(corpus), plain: of(plain), free: of(free) };
}

function fitted<Key extends keyof JudgedFeatures>(
  judged: JudgedLessons,
  keys: readonly Key[],
): Record<Key | 'intercept', number> {
  const examples = KINDS.flatMap((kind): LogisticExample[] => {
    const asked = ofNoTopic(judged[kind]);
    const weight = PARTS.answerability[kind] / asked.length;
    return asked.map((one) => ({ ...exampleOf(one, keys), weight }));
  });
  return namedWeights(fitLogistic(examples), keys);
}

/**
 * Puts probabilities that were learned of several kinds of questions on the scale of the plain ones (Platt, 1999): people's
 * questions share fewer words with the text than SQuAD's, so that the same evidence means more.
 */
function rescaled<Key extends keyof JudgedFeatures>(
  judged: JudgedLessons,
  keys: readonly Key[],
): Record<Key | 'intercept', number> {
  const learned = fitted(judged, keys);
  const asked = ofNoTopic([...judged.corpus, ...judged.plain]);
  const { intercept, weights } = fitLogistic(
    asked.map(({ features, isRight: isPositive }) => ({ features: [logitOf(features, learned)], isPositive })),
  );
  const [slope = 1] = weights;
  const scaled = keys.map((key) => slope * learned[key]);
  return namedWeights({ intercept: intercept + slope * learned.intercept, weights: scaled }, keys);
}

/** The same for people's questions that ask what is said about something: few, each counts as much. */
export function calibrateTopics({ corpus, plain, free }: JudgedLessons): Calibration['topicAnswerability'] {
  const asked = [...corpus, ...plain, ...free].filter(({ isOfTopic }) => isOfTopic);
  return namedWeights(fitLogistic(asked.map((one) => exampleOf(one, TOPIC_KEYS))), TOPIC_KEYS);
}

/** Over how many thresholds on either side a figure is averaged: its maximum would jump with every change. */
const AVERAGED = 5;
/** The part of right decisions that may be given up so that less is answered that should be refused. */
const GIVEN_UP = 0.0025;

/** The part of questions that are answered rightly, or rightly refused, with each threshold. */
function rightParts(judged: readonly JudgedQuestion[], calibration: AnswerabilityWeights): number[] {
  const decided = judged.map(({ found, ...one }) => ({
    ...one,
    confidence: probabilityOfAnswer(found, calibration),
  }));
  return THRESHOLDS.map(
    (threshold) =>
      part(decided, ({ confidence, isRight, isAnswerable }) =>
        isAnswerable ? isRight && confidence >= threshold : confidence < threshold,
      ) ?? 0,
  );
}

/**
 * The probability from which to answer: the greatest with which nearly as many plain questions as can be are answered rightly, or
 * rightly refused. Those about the corpus count as much as the others, however few they are.
 */
export function chooseThreshold({ corpus, plain }: JudgedLessons, calibration: AnswerabilityWeights): number {
  const asked = [corpus, plain].filter((judged) => judged.length > 0);
  const kinds = asked.map((judged) => rightParts(judged, calibration));
  const right = THRESHOLDS.map((_, i) => mean(kinds.map((parts) => parts[i] ?? 0)) ?? 0);
  const averaged = right.map((_, i) => mean(right.slice(Math.max(0, i - AVERAGED), i + AVERAGED + 1)) ?? 0);
  return greatestThreshold(averaged, GIVEN_UP);
}
