import { isDeepStrictEqual } from 'node:util';
import type { EmbeddingsInterface } from '@langchain/core/embeddings';
import { IndexUnusableError } from '../errors.js';
import type { HnswVectorStore } from './hnsw-vector-store.js';
import { openIndex } from './load-index.js';
import type { IndexOrigin, Manifest } from './manifest.js';

/** A store of before, and the texts whose vectors it holds, by label. */
export interface StoreBefore {
  readonly texts: readonly string[];
  readonly store: HnswVectorStore;
}

/** What an index of before, by the same model and the same parameters of passages and graph, spares a new one. */
export interface IndexBefore {
  readonly passages: StoreBefore;
  readonly terms: StoreBefore;
}

/** Null where there is no index that can be used, or one made otherwise: all is embedded and inserted then. */
export async function indexBefore(
  folder: string,
  before: Manifest | null,
  { origin, embeddings }: { readonly origin: IndexOrigin; readonly embeddings: EmbeddingsInterface },
): Promise<IndexBefore | null> {
  const isSame = (key: keyof IndexOrigin): boolean => isDeepStrictEqual(before?.origin[key], origin[key]);
  // Its texts are made anew from its documents: under other limits they would not be those of its vectors.
  if (before === null || !(['model', 'passages', 'graph'] as const).every(isSame)) return null;
  try {
    const { passages, passageStore, termStore, vocabulary } = await openIndex(folder, before, embeddings);
    const texts = [...passages.sentences, ...passages.paragraphs].map(({ text }) => text);
    return { passages: { texts, store: passageStore }, terms: { texts: vocabulary, store: termStore } };
  } catch (error) {
    // It only spares time: without it the new index is the same.
    if (error instanceof IndexUnusableError) return null;
    throw error;
  }
}
