import type { ComparedSentence, EvidenceFinder } from '../claims/evidence-finder.js';
import { plainClaim } from '../claims/plain-claim.js';
import { decide, verdictFeatures, type VerdictRegression, type VerdictWeights } from '../claims/verdict.js';
import type { Verdict } from '../types.js';
import type { ClaimCase } from './sets/claims.js';
import { part } from './metrics/part.js';
import { greatestThreshold, THRESHOLDS } from './threshold.js';
import { fitMultinomial, type MultinomialExample, type Regression } from './fit.js';

/**
 * How much a claim counts: those about other documents are put in everyday words more often than people's, and those generated
 * are many, all of a few kinds.
 */
const WEIGHTS = { byHand: 1, aboutOthers: 0.5, generated: 0.1 } as const satisfies Record<keyof ClaimLessons, number>;
/** The part of right verdicts that each threshold may give up so that fewer claims are called what they are not. */
const GIVEN_UP = { supported: 0.02, contradicted: 0.01 } as const;

type Weights = Omit<VerdictWeights, 'provenance'>;

/** A claim with the sentences that come nearest to it. */
export interface ComparedClaim {
  readonly claim: ClaimCase;
  readonly sentences: readonly ComparedSentence[];
}

export async function compareClaims(claims: readonly ClaimCase[], finder: EvidenceFinder): Promise<ComparedClaim[]> {
  const compared: ComparedClaim[] = [];
  for (const claim of claims) compared.push({ claim, sentences: await finder.find(plainClaim(claim.claim)) });
  return compared;
}

/** The verdict that the sentences of a claim give. */
export function verdictFor({ sentences }: ComparedClaim, weights: Weights): Verdict {
  return decide(sentences, weights).verdict;
}

const NAMES = [
  'coverage',
  'isOfAnother',
  'entailed',
  'nearestEntailed',
  'nearestRefuted',
  'refuted',
  'unsaid',
  'isUnproven',
  'nameGap',
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

export interface ClaimLessons {
  readonly byHand: readonly ComparedClaim[];
  /** About other documents than the claim model was trained on. */
  readonly aboutOthers: readonly ComparedClaim[];
  /** Made of the documents' sentences by changing one thing each. */
  readonly generated: readonly ComparedClaim[];
}

/** The greatest threshold with which no more than a part of the verdicts that could be right are wrong. */
function thresholdOf(
  compared: readonly ComparedClaim[],
  givenUp: number,
  weightsFrom: (threshold: number) => Weights,
): number {
  const right = THRESHOLDS.map((threshold) => {
    const weights = weightsFrom(threshold);
    return part(compared, (one) => verdictFor(one, weights) === one.claim.verdict) ?? 0;
  });
  return greatestThreshold(right, givenUp);
}

function examplesOf(compared: readonly ComparedClaim[], weight: number): MultinomialExample[] {
  return compared.flatMap(({ claim, sentences }) => {
    const features = verdictFeatures(sentences);
    if (features === null) return [];
    return [{ features: NAMES.map((name) => features[name]), kind: VERDICTS.indexOf(claim.verdict), weight }];
  });
}

/** Weights by which comparisons and readings become verdicts. */
export function fitVerdicts(lessons: ClaimLessons): Weights {
  const kinds = ['byHand', 'aboutOthers', 'generated'] as const;
  const examples = kinds.flatMap((kind) => examplesOf(lessons[kind], WEIGHTS[kind]));
  const [supported, contradicted] = fitMultinomial(examples, VERDICTS.length).map(named);
  if (supported === undefined || contradicted === undefined) throw new RangeError('There is no claim to learn from');
  const written = [...lessons.byHand, ...lessons.aboutOthers];
  const weights = { supported, contradicted, contradictedFrom: 0 };
  const supportedFrom = thresholdOf(written, GIVEN_UP.supported, (threshold) => ({
    ...weights,
    supportedFrom: threshold,
  }));
  const contradictedFrom = thresholdOf(written, GIVEN_UP.contradicted, (threshold) => ({
    ...weights,
    supportedFrom,
    contradictedFrom: threshold,
  }));
  return { ...weights, supportedFrom, contradictedFrom };
}
