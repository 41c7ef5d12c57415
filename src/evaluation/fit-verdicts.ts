import type { ComparedSentence, EvidenceFinder } from '../claims/evidence-finder.js';
import {
  decide,
  verdictFeatures,
  verdictProbabilities,
  type VerdictRegression,
  type VerdictWeights,
} from '../claims/verdict.js';
import type { Verdict } from '../types.js';
import type { ClaimCase } from './sets/claims.js';
import { fitMultinomial, type MultinomialExample, type Regression } from './fit.js';

/** Of the claims that are called supported this part must be so. */
const RIGHTLY_SUPPORTED = 0.95;

type Weights = Omit<VerdictWeights, 'provenance'>;

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

/** The verdict that the sentences of a claim give. */
export function verdictFor({ sentences }: ComparedClaim, weights: Weights): Verdict {
  return decide(sentences, weights).verdict;
}

const NAMES = [
  'coverage',
  'isOfAnother',
  'refuted',
  'entailed',
  'nearestEntailed',
  'nearestRefuted',
  'supporting',
  'contradicting',
  'hasConflict',
  'conflictNameGap',
] as const satisfies (keyof VerdictRegression)[];

/** In the order of the fit: the last is what the others are held against. */
const VERDICTS: readonly Verdict[] = ['supported', 'contradicted', 'not_found'];

function named({ intercept, weights }: Regression): VerdictRegression {
  const byName = Object.fromEntries(NAMES.map((name, i) => [name, weights[i] ?? 0]));
  return { intercept, ...(byName as Omit<VerdictRegression, 'intercept'>) };
}

/** The lowest probability from which on at least `RIGHTLY_SUPPORTED` of the claims are so; 1 where there is none. */
function supportedFrom(compared: readonly ComparedClaim[], weights: Omit<Weights, 'supportedFrom'>): number {
  const descending = compared
    .map(({ claim, sentences }) => ({
      value: verdictProbabilities(sentences, weights).supported,
      isRight: claim.verdict === 'supported',
    }))
    .sort((a, b) => b.value - a.value);
  let right = 0;
  let lowest = 1;
  for (const [i, { value, isRight }] of descending.entries()) {
    right += Number(isRight);
    if (right >= RIGHTLY_SUPPORTED * (i + 1)) lowest = value;
  }
  return lowest;
}

/** Weights by which comparisons and readings become verdicts. */
export function fitVerdicts(lessons: readonly ComparedClaim[]): Weights {
  const examples = lessons.flatMap(({ claim, sentences }): MultinomialExample[] => {
    const features = verdictFeatures(sentences);
    return features === null
      ? []
      : [{ features: NAMES.map((name) => features[name]), kind: VERDICTS.indexOf(claim.verdict) }];
  });
  const [supported, contradicted] = fitMultinomial(examples, VERDICTS.length).map(named);
  if (supported === undefined || contradicted === undefined) throw new RangeError('There is no claim to learn from');
  const regressions = { supported, contradicted };
  return { ...regressions, supportedFrom: supportedFrom(lessons, regressions) };
}
