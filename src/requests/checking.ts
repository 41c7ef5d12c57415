import type { ClaimChecker } from '../claims/claim-checker.js';
import type { QuoteChecker } from '../quotes/quote-checker.js';
import type { Abortable, ClaimCheck, ClaimRequest, QuoteCheck, QuoteRequest } from '../types.js';
import { assertNamed } from './named-place.js';

/** @throws RequestError, or UnknownDocumentError, where the request names a document or paragraph that isn't there. */
export async function checkClaim(
  checker: ClaimChecker,
  { citation, ...request }: ClaimRequest,
  options: Abortable = {},
): Promise<ClaimCheck> {
  const { documents } = request;
  checker.byId.assertKnown(documents ?? []);
  if (citation !== undefined) {
    // A document that the citation names is looked in whatever others are.
    const named = citation.document === undefined ? documents : undefined;
    const citable = checker.documents.filter(({ id }) => named?.includes(id) ?? true);
    assertNamed(citable, citation, ['citation']);
  }
  return checker.check({ ...request, citation }, options);
}

/** @throws RequestError where the request names a document or paragraph that isn't there. */
export function checkQuote(checker: QuoteChecker, { quote, document, paragraph }: QuoteRequest): QuoteCheck {
  assertNamed(checker.documents, { document, paragraph });
  const attributedTo = paragraph === undefined ? undefined : { document, paragraph };
  return checker.check(quote, { within: document === undefined ? undefined : [document], attributedTo });
}
