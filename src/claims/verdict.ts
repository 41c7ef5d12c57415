import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { ModelError } from '../errors.js';
import { probabilityOf } from '../reading/reading.js';
import type { Verdict } from '../types.js';
import type { ComparedSentence } from './evidence-finder.js';

const weight = z.number();
const regressionSchema = z.strictObject({
  intercept: weight,
  coverage: weight,
  gap: weight,
  verbGap: weight,
  nameGap: weight,
  /** Of the logarithm of the odds that the claim model gives for support, and for contradiction. */
  entailed: weight,
  refuted: weight,
});

/** What `npm run fit-claims` learned, and from what. */
const verdictWeightsSchema = z.strictObject({
  /** Logistic regressions: that a sentence without a mismatch supports a claim, and that one with a mismatch contradicts it. */
  support: regressionSchema,
  contradiction: regressionSchema,
  /** A claim is called supported, or contradicted, from these probabilities on. */
  supportedFrom: z.number().min(0).max(1),
  contradictedFrom: z.number().min(0).max(1),
  provenance: z.strictObject({ fittedOn: z.array(z.string()), claims: z.int(), lexicon: z.string() }),
});

export type VerdictWeights = z.infer<typeof verdictWeightsSchema>;
export type VerdictRegression = z.infer<typeof regressionSchema>;

/** @throws ModelError where the file is missing or of another form. */
export async function readVerdictWeights(file: string): Promise<VerdictWeights> {
  try {
    return verdictWeightsSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (cause) {
    throw new ModelError(file, 'holds no weights for verdicts; make them with: npm run fit-claims', { cause });
  }
}

/** What tells how a sentence stands to a claim. */
export type VerdictFeatures = Omit<Record<keyof VerdictRegression, number>, 'intercept'>;

/** What stands for a passage that was not read: it seemed to say little on the claim. */
const NOT_READ = { supported: 0.2, contradicted: 0.2 };
/** No probability counts for nearer to 0 or 1 than this. */
const SURE = 0.002;

function logOdds(probability: number): number {
  const within = Math.min(1 - SURE, Math.max(SURE, probability));
  return Math.log(within / (1 - within));
}

export function verdictFeatures({ comparison, reading }: ComparedSentence): VerdictFeatures {
  const { coverage, gap, verbGap, nameGap } = comparison.features;
  const { supported, contradicted } = reading ?? NOT_READ;
  return { coverage, gap, verbGap, nameGap, entailed: logOdds(supported), refuted: logOdds(contradicted) };
}

function logit(features: VerdictFeatures, { intercept, ...weights }: VerdictRegression): number {
  const keys = Object.keys(weights) as (keyof VerdictFeatures)[];
  return keys.reduce((sum, key) => sum + weights[key] * features[key], intercept);
}

/** What one sentence says of a claim: probabilities, 0 to 1. */
export interface SentenceJudgement {
  readonly support: number;
  readonly contradiction: number;
}

/** A sentence that bears out too little, or speaks of something else, can't support or contradict, whatever it shares. */
export function judgeSentence(
  comparison: Comparison,
  weights: Pick<VerdictWeights, 'support' | 'contradiction'>,
): SentenceJudgement {
  const { features, isUnproven, isOfAnother } = comparison;
  const canSupport = features.conflict === 0 && features.nameGap === 0 && !isUnproven;
  const canContradict = features.conflict === 1 && !isOfAnother;
  return {
    support: canSupport ? probabilityOf(logit(features, weights.support)) : 0,
    contradiction: canContradict ? probabilityOf(logit(features, weights.contradiction)) : 0,
  };
}

/** The verdict that the best supporting and the best contradicting sentence make together, with its probability. */
export function verdictOf(
  { support, contradiction }: SentenceJudgement,
  { supportedFrom, contradictedFrom }: VerdictWeights,
): { verdict: Verdict; confidence: number } {
  if (support >= supportedFrom) return { verdict: 'supported', confidence: support };
  if (contradiction >= contradictedFrom) return { verdict: 'contradicted', confidence: contradiction };
  return { verdict: 'not_found', confidence: 1 - Math.max(support, contradiction) };
}
