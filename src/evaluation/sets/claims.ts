import { z } from 'zod';
import type { ClaimChecker } from '../../claims/claim-checker.js';
import type { ClaimCheck } from '../../types.js';
import { part } from '../metrics/part.js';
import { WHOLE_SYSTEM } from '../evaluate.js';
import { readJsonLines } from './read-file.js';
import type { SetResult } from './set-result.js';

const claimSchema = z.object({
  id: z.string(),
  claim: z.string(),
  verdict: z.enum(['supported', 'contradicted', 'not_found']),
  /** Any of which is right evidence; none where there is none to be found. */
  paragraphs: z.array(z.int().positive()).default([]),
  /** The document that the claim is about, where there are several. */
  document: z.string().optional(),
  /** Claims of the other parts never take part in a fit. */
  split: z.enum(['fit', 'check', 'wordings', 'official', 'shapes', 'matters', 'near']).default('fit'),
});

export type ClaimCase = z.infer<typeof claimSchema>;

interface ClaimOutcome {
  readonly claim: ClaimCase;
  readonly check: ClaimCheck;
}

/** Claims with their verdicts, a line each. @throws EvaluationSetError */
export function readClaims(file: string): Promise<ClaimCase[]> {
  return readJsonLines(file, claimSchema);
}

function isRightVerdict({ claim, check }: ClaimOutcome): boolean {
  return check.verdict === claim.verdict;
}

/** The first citation stands in a right paragraph. */
function isRightEvidence({ claim, check }: ClaimOutcome): boolean {
  return claim.paragraphs.includes(check.citations[0]?.paragraph ?? 0);
}

function isRight(outcome: ClaimOutcome): boolean {
  return isRightVerdict(outcome) && (outcome.check.verdict === 'not_found' || isRightEvidence(outcome));
}

/** Claims checked against the documents of a checker. */
export async function checkClaims(claims: readonly ClaimCase[], checker: ClaimChecker): Promise<SetResult> {
  const outcomes: ClaimOutcome[] = [];
  for (const claim of claims) outcomes.push({ claim, check: await checker.check({ claim: claim.claim }) });
  const withEvidence = outcomes.filter((outcome) => isRightVerdict(outcome) && outcome.check.verdict !== 'not_found');
  const unsupported = outcomes.filter(({ claim }) => claim.verdict !== 'supported');
  return {
    set: 'claims',
    articles: [],
    counts: { claims: claims.length },
    figures: {
      [WHOLE_SYSTEM]: {
        rightVerdicts: part(outcomes, isRightVerdict),
        wronglySupported: part(unsupported, ({ check }) => check.verdict === 'supported'),
        rightEvidence: part(withEvidence, isRightEvidence),
      },
    },
    curves: null,
    misses: outcomes
      .filter((outcome) => !isRight(outcome))
      .map(({ claim: { id, claim, verdict }, check }) => ({
        id,
        question: claim,
        verdict: `${verdict}, judged ${check.verdict}`,
        confidence: check.confidence,
        quote: check.citations[0]?.quote ?? null,
      })),
  };
}
