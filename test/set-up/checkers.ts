import { createClaimChecker } from '../../src/assembly/assemble.js';
import type { ClaimChecker } from '../../src/claims/claim-checker.js';
import { QuoteChecker } from '../../src/quotes/quote-checker.js';
import type { CorpusDocument } from '../../src/types.js';
import { indexDocuments } from '../../src/vector-index/index-documents.js';
import { bundledCalibration, bundledEmbeddings } from './bundled.js';

/** Checkers over documents, with all that ships. */
export async function checkersFor(
  documents: readonly CorpusDocument[],
): Promise<{ quoteChecker: QuoteChecker; claimChecker: ClaimChecker }> {
  const embeddings = bundledEmbeddings();
  const { dimension } = await embeddings.identity();
  const index = await indexDocuments(documents, embeddings, { dimension });
  const quoteChecker = new QuoteChecker(documents);
  return { quoteChecker, claimChecker: await createClaimChecker(index, await bundledCalibration(), quoteChecker) };
}
