import type { ComparedSentence, EvidenceFinder } from '../claims/evidence-finder.js';
import {
  canContradict,
  canSupport,
  decide,
  judgeSentence,
  readingFeatures,
  wordsFeatures,
  type ReadingRegression,
  type SentenceJudgement,
  type VerdictWeights,
  type WordsRegression,
} from '../claims/verdict.js';
import type { Verdict } from '../types.js';
import type { ClaimCase } from './sets/claims.js';
import { fitLogistic, type LogisticExample } from './fit.js';

/** A threshold lies no lower than this: below it the contrary is likelier. */
const LOWEST_THRESHOLD = 0.5;
/** The part of verdicts by reading that must be right. */
const RIGHT_BY_READING = { supported: 0.9, contradicted: 0.85 } as const;
/** How far the model's doubt must be above that in any claim of people which words rightly call supported. */
const DOUBT_MARGIN = 0.005;

type Weights = Pick<VerdictWeights, 'words' | 'reading'>;

/** A claim with the sentences that come nearest to it. */
export interface ComparedClaim {
  readonly claim: ClaimCase;
  readonly sentences: readonly ComparedSentence[];
}

export async function compareClaims(claims: readonly ClaimCase[], finder: EvidenceFinder): Promise<ComparedClaim[]> {
  const compared: ComparedClaim[] = [];
  for (const claim of claims) compared.push({ claim, sentences: await finder.find(claim.claim) });
  return compared;
}

function judge({ sentences }: ComparedClaim, weights: Weights): SentenceJudgement[] {
  return sentences.map((sentence) => judgeSentence(sentence, weights));
}

/** The verdict that the sentences of a claim give. */
export function verdictFor(compared: ComparedClaim, weights: Weights): Verdict {
  return decide(judge(compared, weights), weights).verdict;
}

function greatestBy<Item>(items: readonly Item[], score: (item: Item) => number): Item | null {
  return items.reduce<Item | null>((best, item) => (best === null || score(item) > score(best) ? item : best), null);
}

function coverageOf({ comparison: { features } }: ComparedSentence): number {
  return features.coverage - features.gap / 2;
}

/** Of each claim the sentence that covers most of those that may decide by their words. */
function fitWords(compared: readonly ComparedClaim[], verdict: Verdict, mayDecide: typeof canSupport): WordsRegression {
  const examples = compared.flatMap(({ claim, sentences }): LogisticExample[] => {
    const able = sentences.filter(({ comparison }) => mayDecide(comparison));
    const found = greatestBy(able, coverageOf);
    if (found === null) return [];
    const { coverage, gap, verbGap, nameGap } = wordsFeatures(found.comparison);
    return [{ features: [coverage, gap, verbGap, nameGap], isPositive: claim.verdict === verdict }];
  });
  const { intercept, weights } = fitLogistic(examples);
  const [coverage = 0, gap = 0, verbGap = 0, nameGap = 0] = weights;
  return { intercept, coverage, gap, verbGap, nameGap };
}

const READING_NAMES = [
  'coverage',
  'gap',
  'verbGap',
  'nameGap',
  'entailed',
  'refuted',
  'conflict',
  'isUnproven',
  'isOfAnother',
] as const satisfies (keyof ReadingRegression)[];

/** Of each claim the sentence whose passage the model finds likeliest to decide; of one passage that which covers most. */
function fitReading(compared: readonly ComparedClaim[], verdict: 'supported' | 'contradicted'): ReadingRegression {
  const examples = compared.flatMap(({ claim, sentences }): LogisticExample[] => {
    const found = greatestBy(
      sentences.filter(({ reading }) => reading !== null),
      (sentence) => 100 * (sentence.reading?.[verdict] ?? 0) + coverageOf(sentence),
    );
    if (found?.reading == null) return [];
    const features = readingFeatures(found.comparison, found.reading);
    return [{ features: READING_NAMES.map((name) => features[name]), isPositive: claim.verdict === verdict }];
  });
  const { intercept, weights } = fitLogistic(examples);
  const named = Object.fromEntries(READING_NAMES.map((name, i) => [name, weights[i] ?? 0]));
  return { intercept, ...(named as Omit<ReadingRegression, 'intercept'>) };
}

/** In the middle between the highest probability of a claim that is not so and the next one above of one that is. */
function above(values: readonly { value: number; isPositive: boolean }[]): number {
  const highestWrong = Math.max(
    LOWEST_THRESHOLD,
    ...values.flatMap(({ value, isPositive }) => (isPositive ? [] : [value])),
  );
  const next = Math.min(
    1,
    ...values.flatMap(({ value, isPositive }) => (isPositive && value > highestWrong ? [value] : [])),
  );
  return (highestWrong + next) / 2;
}

/** The lowest probability from which on at least a part of the claims are so; 1 where there is none. */
function reaching(values: readonly { value: number; isPositive: boolean }[], part: number): number {
  const descending = [...values].sort((a, b) => b.value - a.value);
  let right = 0;
  let lowest = 1;
  for (const [i, { value, isPositive }] of descending.entries()) {
    if (value < LOWEST_THRESHOLD) break;
    right += Number(isPositive);
    if (right >= part * (i + 1)) lowest = value;
  }
  return lowest;
}

const UNDECIDED: ReadingRegression = {
  intercept: -100,
  ...(Object.fromEntries(READING_NAMES.map((name) => [name, 0])) as Omit<ReadingRegression, 'intercept'>),
};

export interface ClaimLessons {
  /** Claims near to the text's words: people's, and generated ones. Words are weighed by them. */
  readonly byPeople: readonly ComparedClaim[];
  readonly generated: readonly ComparedClaim[];
  /** Claims in free words, about documents that the claim model was not trained on. */
  readonly free: readonly ComparedClaim[];
}

/** What words decide, and how sure the model must be to doubt them. */
function fitByWords({ byPeople, generated }: ClaimLessons): Weights {
  const near = [...byPeople, ...generated];
  const words = {
    support: fitWords(near, 'supported', canSupport),
    contradiction: fitWords(near, 'contradicted', canContradict),
    contradictedFrom: LOWEST_THRESHOLD,
  };
  const unread = { support: UNDECIDED, contradiction: UNDECIDED, supportedFrom: 1, contradictedFrom: 1 };
  const undoubted = { ...unread, doubtedFrom: 1 };
  const supports = byPeople.map((compared) => ({
    value: Math.max(
      0,
      ...judge(compared, { words: { ...words, supportedFrom: 1 }, reading: undoubted }).map((one) => one.words.support),
    ),
    isPositive: compared.claim.verdict === 'supported',
  }));
  const supportedFrom = above(supports);
  const doubts = byPeople
    .filter(({ claim }) => claim.verdict === 'supported')
    .flatMap((compared) => judge(compared, { words: { ...words, supportedFrom }, reading: undoubted }))
    .filter((one) => one.words.support >= supportedFrom)
    .map(({ doubt }) => doubt);
  const reading = { ...unread, doubtedFrom: Math.min(1, Math.max(0, ...doubts) + DOUBT_MARGIN) };
  return { words: { ...words, supportedFrom }, reading };
}

/**
 * Weights by which comparisons and readings become verdicts. No claim of people that isn't so is called supported;
 * contradictions are told from what isn't found by the likelier one. What words leave open is decided by reading where
 * that is right for a great part of such claims.
 */
export function fitVerdicts(lessons: ClaimLessons): Weights {
  const { byPeople, free } = lessons;
  const byWords = fitByWords(lessons);
  const open = [...byPeople, ...free].filter((compared) => verdictFor(compared, byWords) === 'not_found');
  const read = {
    ...byWords.reading,
    support: fitReading(open, 'supported'),
    contradiction: fitReading(open, 'contradicted'),
  };
  const valuesOf = (
    claims: readonly ComparedClaim[],
    verdict: 'supported' | 'contradicted',
  ): { value: number; isPositive: boolean }[] =>
    claims.map((compared) => {
      const side = verdict === 'supported' ? 'support' : 'contradiction';
      const judged = judge(compared, { ...byWords, reading: read }).map((one) => one.reading[side]);
      return { value: Math.max(0, ...judged), isPositive: compared.claim.verdict === verdict };
    });
  return {
    ...byWords,
    reading: {
      ...read,
      supportedFrom: Math.max(
        reaching(valuesOf(open, 'supported'), RIGHT_BY_READING.supported),
        above(valuesOf(byPeople, 'supported')),
      ),
      contradictedFrom: reaching(valuesOf(open, 'contradicted'), RIGHT_BY_READING.contradicted),
    },
  };
}
