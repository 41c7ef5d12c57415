import { analyse } from '../claims/analysis.js';
import { compare, type Comparison, type ComparisonFeatures } from '../claims/comparison.js';
import { namesOf } from '../claims/surroundings.js';
import { judgeSentence, verdictOf, type VerdictRegression, type VerdictWeights } from '../claims/verdict.js';
import type { CorpusDocument, Verdict } from '../types.js';
import type { Lexicon } from '../vocabulary/lexicon.js';
import type { ClaimCase } from './sets/claims.js';
import { fitLogistic, type LogisticExample } from './fit.js';

const FEATURES = ['coverage', 'gap', 'verbGap', 'nameGap'] as const satisfies (keyof ComparisonFeatures)[];
/** A threshold lies no lower than this: below it the contrary is likelier. */
const LOWEST_THRESHOLD = 0.5;

/** A claim compared with every sentence of the document that it is about. */
export interface ComparedClaim {
  readonly claim: ClaimCase;
  readonly comparisons: readonly Comparison[];
}

export function compareClaims(
  document: CorpusDocument,
  claims: readonly ClaimCase[],
  lexicon: Lexicon,
): ComparedClaim[] {
  const names = namesOf(document, lexicon);
  const sentences = document.paragraphs.flatMap(({ text, sentences: spans }) =>
    spans.map(({ start, end }) => analyse(text.slice(start, end), lexicon, names.aliases)),
  );
  return claims.map((claim) => {
    const words = analyse(claim.claim, lexicon, names.aliases);
    return { claim, comparisons: sentences.map((sentence) => compare(words, sentence, lexicon, names)) };
  });
}

/** Of the sentences that may decide, the one that covers most. */
function nearest(
  comparisons: readonly Comparison[],
  mayDecide: (comparison: Comparison) => boolean,
): Comparison | null {
  const candidates = comparisons.filter(mayDecide);
  const score = ({ features }: Comparison): number => features.coverage - features.gap / 2;
  return candidates.reduce<Comparison | null>(
    (best, candidate) => (best === null || score(candidate) > score(best) ? candidate : best),
    null,
  );
}

/** What judging takes for able to support, or to contradict: asked with weights by which every sentence does. */
const CERTAIN: VerdictRegression = { intercept: 100, coverage: 0, gap: 0, verbGap: 0, nameGap: 0 };

function examplesFor(
  compared: readonly ComparedClaim[],
  side: 'support' | 'contradiction',
  verdict: Verdict,
): LogisticExample[] {
  const all = { support: CERTAIN, contradiction: CERTAIN };
  return compared.flatMap(({ claim, comparisons }) => {
    const found = nearest(comparisons, (comparison) => judgeSentence(comparison, all)[side] > 0);
    if (found === null) return [];
    return [{ features: FEATURES.map((key) => found.features[key]), isPositive: claim.verdict === verdict }];
  });
}

function regression(examples: readonly LogisticExample[]): VerdictRegression {
  const { intercept, weights } = fitLogistic(examples);
  const [coverage = 0, gap = 0, verbGap = 0, nameGap = 0] = weights;
  return { intercept, coverage, gap, verbGap, nameGap };
}

function bestJudgement(
  compared: ComparedClaim,
  weights: Pick<VerdictWeights, 'support' | 'contradiction'>,
): { support: number; contradiction: number } {
  const judged = compared.comparisons.map((comparison) => judgeSentence(comparison, weights));
  return {
    support: Math.max(0, ...judged.map(({ support }) => support)),
    contradiction: Math.max(0, ...judged.map(({ contradiction }) => contradiction)),
  };
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

/**
 * Weights by which comparisons become verdicts. No claim of these that isn't so is called supported; contradictions are
 * told from what isn't found by the likelier one.
 */
export function fitVerdicts(
  compared: readonly ComparedClaim[],
  byPeople: readonly ComparedClaim[],
): Omit<VerdictWeights, 'provenance'> {
  const weights = {
    support: regression(examplesFor(compared, 'support', 'supported')),
    contradiction: regression(examplesFor(compared, 'contradiction', 'contradicted')),
  };
  const supports = byPeople.map((claim) => ({
    value: bestJudgement(claim, weights).support,
    isPositive: claim.claim.verdict === 'supported',
  }));
  return { ...weights, supportedFrom: above(supports), contradictedFrom: LOWEST_THRESHOLD };
}

/** The verdict that comparisons with a whole document give. */
export function verdictFor(compared: ComparedClaim, weights: VerdictWeights): Verdict {
  return verdictOf(bestJudgement(compared, weights), weights).verdict;
}
