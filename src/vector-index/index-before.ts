import { isDeepStrictEqual } from 'node:util';
import type { EmbeddingsInterface } from '@langchain/core/embeddings';
import type { HnswVectorStore } from './hnsw-vector-store.js';
import { openIndex } from './load-index.js';
import type { IndexOrigin, Manifest } from './manifest.js';

/** A store of before, and the texts whose vectors it holds, by label. */
export interface StoreBefore {
  readonly texts: readonly string[];
  readonly store: HnswVectorStore;
}

/** What an index of before, by the same model and the same parameters of the graph, spares a new one. */
export interface IndexBefore {
  readonly passages: StoreBefore;
  readonly terms: StoreBefore;
}

/** Null where there is no index that can be used, or another model's. */
export async function indexBefore(
  folder: string,
  before: Manifest | null,
  { origin, embeddings }: { readonly origin: IndexOrigin; readonly embeddings: EmbeddingsInterface },
): Promise<IndexBefore | null> {
  const isSame = (key: 'model' | 'graph'): boolean => isDeepStrictEqual(before?.origin[key], origin[key]);
  if (before === null || !isSame('model') || !isSame('graph')) return null;
  const { passages, passageStore, termStore, vocabulary } = await openIndex(folder, before, embeddings);
  const texts = [...passages.sentences, ...passages.paragraphs].map(({ text }) => text);
  return { passages: { texts, store: passageStore }, terms: { texts: vocabulary, store: termStore } };
}
