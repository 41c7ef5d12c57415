import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { ModelError } from '../errors.js';
import { probabilityOf } from '../reading/reading.js';
import type { Verdict } from '../types.js';
import type { Comparison, ComparisonFeatures } from './comparison.js';

const weight = z.number();
const regressionSchema = z.strictObject({
  intercept: weight,
  coverage: weight,
  gap: weight,
  verbGap: weight,
  nameGap: weight,
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

function logit({ coverage, gap, verbGap, nameGap }: ComparisonFeatures, weights: VerdictRegression): number {
  return (
    weights.intercept +
    weights.coverage * coverage +
    weights.gap * gap +
    weights.verbGap * verbGap +
    weights.nameGap * nameGap
  );
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
