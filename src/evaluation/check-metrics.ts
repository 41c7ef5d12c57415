import type { ClaimChecker } from '../claims/claim-checker.js';
import type { QuoteChecker } from '../quotes/quote-checker.js';
import type { ClaimCheck, QuoteCheck } from '../types.js';
import type { ClaimCase, QuoteCase } from './claim-cases.js';

export interface ClaimOutcome {
  readonly claim: ClaimCase;
  readonly check: ClaimCheck;
}

export interface QuoteOutcome {
  readonly quote: QuoteCase;
  readonly check: QuoteCheck;
}

/** Parts of 1; null where the set holds no such case. */
export interface ClaimMetrics {
  readonly claims: number;
  readonly rightVerdicts: number | null;
  /** How many claims are called supported that are not. */
  readonly wronglySupported: number;
  /** Of the claims rightly called supported or contradicted: the first citation stands in a right paragraph. */
  readonly rightEvidence: number | null;
}

export interface QuoteMetrics {
  readonly quotes: number;
  /** The status is right and, where a paragraph is known, the citation stands in it. */
  readonly right: number | null;
}

function part<T>(all: readonly T[], counts: (one: T) => boolean): number | null {
  return all.length === 0 ? null : all.filter(counts).length / all.length;
}

export async function claimOutcomes(checker: ClaimChecker, claims: readonly ClaimCase[]): Promise<ClaimOutcome[]> {
  const outcomes: ClaimOutcome[] = [];
  for (const claim of claims) outcomes.push({ claim, check: await checker.check({ claim: claim.claim }) });
  return outcomes;
}

export function isRightVerdict({ claim, check }: ClaimOutcome): boolean {
  return check.verdict === claim.verdict;
}

export function isRightEvidence({ claim, check }: ClaimOutcome): boolean {
  return claim.paragraphs.includes(check.citations[0]?.paragraph ?? 0);
}

export function measureClaims(outcomes: readonly ClaimOutcome[]): ClaimMetrics {
  const withEvidence = outcomes.filter((outcome) => isRightVerdict(outcome) && outcome.check.verdict !== 'not_found');
  return {
    claims: outcomes.length,
    rightVerdicts: part(outcomes, isRightVerdict),
    wronglySupported: outcomes.filter(
      ({ claim, check }) => check.verdict === 'supported' && claim.verdict !== 'supported',
    ).length,
    rightEvidence: part(withEvidence, isRightEvidence),
  };
}

export function quoteOutcomes(checker: QuoteChecker, quotes: readonly QuoteCase[]): QuoteOutcome[] {
  return quotes.map((quote) => ({ quote, check: checker.check(quote.quote) }));
}

export function isRightQuote({ quote, check }: QuoteOutcome): boolean {
  return (
    check.status === quote.status && (quote.paragraph === undefined || check.citation?.paragraph === quote.paragraph)
  );
}

export function measureQuotes(outcomes: readonly QuoteOutcome[]): QuoteMetrics {
  return { quotes: outcomes.length, right: part(outcomes, isRightQuote) };
}
