import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { ModelError } from '../errors.js';
import { probabilityOf } from '../reading/reading.js';
import type { Verdict } from '../types.js';
import type { ClaimReading } from './claim-reader.js';
import type { Comparison } from './comparison.js';
import type { ComparedSentence } from './evidence-finder.js';

const weight = z.number();
const probability = z.number().min(0).max(1);
const wordsRegressionSchema = z.strictObject({
  intercept: weight,
  coverage: weight,
  gap: weight,
  verbGap: weight,
  nameGap: weight,
});
const readingRegressionSchema = wordsRegressionSchema.extend({
  /** Of the logarithm of the odds that the claim model gives for support, and for contradiction. */
  entailed: weight,
  refuted: weight,
  conflict: weight,
  isUnproven: weight,
  isOfAnother: weight,
});

/** What `npm run fit-claims` learned, and from what. */
const verdictWeightsSchema = z.strictObject({
  /**
   * Logistic regressions over what comparing words gives: that a sentence without a mismatch supports a claim, and that
   * one with a mismatch contradicts it; and the probabilities from which on it is called so.
   */
  words: z.strictObject({
    support: wordsRegressionSchema,
    contradiction: wordsRegressionSchema,
    supportedFrom: probability,
    contradictedFrom: probability,
  }),
  /** The same of claims that words leave open, over what the claim model gives beside. */
  reading: z.strictObject({
    support: readingRegressionSchema,
    contradiction: readingRegressionSchema,
    supportedFrom: probability,
    contradictedFrom: probability,
    /** By how much the model must find contradiction likelier than support for words not to be believed that support. */
    doubtedFrom: probability,
  }),
  provenance: z.strictObject({
    fittedOn: z.array(z.string()),
    claims: z.int(),
    lexicon: z.string(),
    model: z.strictObject({ id: z.string(), sha256: z.string() }),
  }),
});

export type VerdictWeights = z.infer<typeof verdictWeightsSchema>;
export type WordsRegression = z.infer<typeof wordsRegressionSchema>;
export type ReadingRegression = z.infer<typeof readingRegressionSchema>;

/** @throws ModelError where the file is missing or of another form. */
export async function readVerdictWeights(file: string): Promise<VerdictWeights> {
  try {
    return verdictWeightsSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (cause) {
    throw new ModelError(file, 'holds no weights for verdicts; make them with: npm run fit-claims', { cause });
  }
}

export type WordsFeatures = Omit<Record<keyof WordsRegression, number>, 'intercept'>;
export type ReadingFeatures = Omit<Record<keyof ReadingRegression, number>, 'intercept'>;

/** No probability counts for nearer to 0 or 1 than this. */
const SURE = 0.005;

function logOdds(value: number): number {
  const within = Math.min(1 - SURE, Math.max(SURE, value));
  return Math.log(within / (1 - within));
}

export function wordsFeatures({ features: { coverage, gap, verbGap, nameGap } }: Comparison): WordsFeatures {
  return { coverage, gap, verbGap, nameGap };
}

export function readingFeatures(comparison: Comparison, reading: ClaimReading): ReadingFeatures {
  return {
    ...wordsFeatures(comparison),
    entailed: logOdds(reading.supported),
    refuted: logOdds(reading.contradicted),
    conflict: comparison.features.conflict,
    isUnproven: Number(comparison.isUnproven),
    isOfAnother: Number(comparison.isOfAnother),
  };
}

type Named = Readonly<Record<string, number>>;

function probabilityFrom(features: Named, { intercept = 0, ...weights }: Named): number {
  const weighted = Object.entries(weights).map(([name, weight]) => weight * (features[name] ?? 0));
  return probabilityOf(weighted.reduce((sum, value) => sum + value, intercept));
}

/** What one sentence says of a claim: probabilities, 0 to 1. */
export interface SentenceJudgement {
  readonly words: { readonly support: number; readonly contradiction: number };
  readonly reading: { readonly support: number; readonly contradiction: number };
  /** How much likelier the claim model finds it that the passage contradicts than that it supports: -1 to 1. */
  readonly doubt: number;
}

/** A sentence without a mismatch that names all that the claim names, and more than which the claim doesn't say. */
export function canSupport({ features, isUnproven }: Comparison): boolean {
  return features.conflict === 0 && features.nameGap === 0 && !isUnproven;
}

/** A sentence that speaks of the same and differs. */
export function canContradict({ features, isOfAnother }: Comparison): boolean {
  return features.conflict === 1 && !isOfAnother;
}

/** A sentence that bears out too little, or speaks of something else, can't support or contradict by its words, whatever it shares. */
export function judgeSentence(
  { comparison, reading }: Pick<ComparedSentence, 'comparison' | 'reading'>,
  weights: Pick<VerdictWeights, 'words' | 'reading'>,
): SentenceJudgement {
  const words = wordsFeatures(comparison);
  const read = reading === null ? null : readingFeatures(comparison, reading);
  return {
    words: {
      support: canSupport(comparison) ? probabilityFrom(words, weights.words.support) : 0,
      contradiction: canContradict(comparison) ? probabilityFrom(words, weights.words.contradiction) : 0,
    },
    reading: {
      support: read === null ? 0 : probabilityFrom(read, weights.reading.support),
      contradiction: read === null ? 0 : probabilityFrom(read, weights.reading.contradiction),
    },
    doubt: reading === null ? 0 : reading.contradicted - reading.supported,
  };
}

/** A verdict with its probability, and how strongly a sentence speaks for it: 0 to 1, as evidence from `from` on. */
export interface Decision {
  readonly verdict: Verdict;
  /** What decided: the sentences' words, or what the claim model reads. */
  readonly by: 'words' | 'reading';
  readonly confidence: number;
  readonly strengthOf: (judgement: SentenceJudgement) => number;
  readonly from: number;
}

/**
 * The verdict that sentences make together: their words decide where they can, else what the claim model reads. Where
 * words support what the model is sure is contradicted, neither is believed.
 */
export function decide(
  judgements: readonly SentenceJudgement[],
  { words, reading }: Pick<VerdictWeights, 'words' | 'reading'>,
): Decision {
  const decision = (
    verdict: Verdict,
    by: Decision['by'],
    from: number,
    strengthOf: Decision['strengthOf'],
  ): Decision => ({ verdict, by, from, strengthOf, confidence: Math.max(0, ...judgements.map(strengthOf)) });
  const notFound = (confidence: number): Decision => ({
    verdict: 'not_found',
    by: 'words',
    confidence,
    from: 1,
    strengthOf: () => 0,
  });
  const isDoubted = ({ doubt }: SentenceJudgement): boolean => doubt >= reading.doubtedFrom;
  const supported = decision('supported', 'words', words.supportedFrom, (one) =>
    isDoubted(one) ? 0 : one.words.support,
  );
  if (supported.confidence >= supported.from) return supported;
  const doubted = judgements.filter((one) => isDoubted(one) && one.words.support >= words.supportedFrom);
  if (doubted.length > 0) return notFound(Math.max(...doubted.map(({ doubt }) => doubt)));
  const contradicted = decision('contradicted', 'words', words.contradictedFrom, (one) => one.words.contradiction);
  if (contradicted.confidence >= contradicted.from) return contradicted;
  const byReading = [
    decision('supported', 'reading', reading.supportedFrom, (one) => one.reading.support),
    decision('contradicted', 'reading', reading.contradictedFrom, (one) => one.reading.contradiction),
  ].sort((a, b) => b.confidence - a.confidence);
  const strongest = Math.max(...[supported, contradicted, ...byReading].map(({ confidence }) => confidence));
  return byReading.find(({ confidence, from }) => confidence >= from) ?? notFound(1 - strongest);
}
