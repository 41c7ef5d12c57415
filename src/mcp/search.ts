import type { z } from 'zod';
import { citePart } from '../answer/citation.js';
import type { Assembly } from '../assembly/assemble.js';
import { DocumentsById } from '../documents-by-id.js';
import { HybridRetriever } from '../retrieval/hybrid-retriever.js';
import type { Abortable } from '../types.js';
import type { searchResultSchema } from './results.js';

/** What searching an assembly takes. */
interface Searched {
  readonly retriever: HybridRetriever;
  readonly documents: DocumentsById;
}

const built = new WeakMap<Assembly, Searched>();

/** Made once for an assembly: it takes time in the size of the index, and over HTTP every message has its own server. */
function searchedOf(assembly: Assembly): Searched {
  const known = built.get(assembly);
  if (known !== undefined) return known;
  const { index, calibration, reader } = assembly;
  const retriever = new HybridRetriever({ index, weights: calibration.ranking, reader });
  const made = { retriever, documents: new DocumentsById(index.documents) };
  built.set(assembly, made);
  return made;
}

/**
 * The sentences nearest to a query, best first. Not by LangChain's interface, under which a search can't be given up.
 * @throws the signal's reason once it is aborted.
 */
export async function search(
  assembly: Assembly,
  query: string,
  { signal }: Abortable = {},
): Promise<z.infer<typeof searchResultSchema>> {
  const { retriever, documents } = searchedOf(assembly);
  const found = await retriever.retrieve(query, { signal });
  const results = found.map(({ pageContent, metadata: { document, paragraph, start, end, score } }) => {
    const source = documents.get(document);
    const { url } = citePart(source, { paragraph, start, end }, { highlights: [], score });
    const id = `${document}#p${String(paragraph)}`;
    return { id, title: source.title, url, text: pageContent, paragraph, start, end, similarity: score };
  });
  return { results };
}
