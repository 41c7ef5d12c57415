import type { EmbeddingsInterface } from '@langchain/core/embeddings';
import { toPassageDocument } from '../passages/passage-document.js';
import type { CorpusDocument } from '../types.js';
import { HnswVectorStore } from './hnsw-vector-store.js';
import { listPassages, type PassageList } from './passage-list.js';

const BATCH = 256;

/** Documents with their passages embedded and in the graph: what retrieval works on. */
export interface IndexedDocuments {
  readonly documents: readonly CorpusDocument[];
  readonly passages: PassageList;
  readonly store: HnswVectorStore;
}

/** Embeds and indexes documents in memory. `onProgress` is told after every batch how many passages are done. */
export async function indexDocuments(
  documents: readonly CorpusDocument[],
  embeddings: EmbeddingsInterface,
  { dimension, onProgress }: { dimension: number; onProgress?: ((done: number, total: number) => void) | undefined },
): Promise<IndexedDocuments> {
  const passages = listPassages(documents);
  const labelled = [...passages.sentences, ...passages.paragraphs].map(toPassageDocument);
  const store = new HnswVectorStore(embeddings, { dimension, capacity: labelled.length });
  for (let start = 0; start < labelled.length; start += BATCH) {
    await store.addDocuments(labelled.slice(start, start + BATCH));
    onProgress?.(Math.min(start + BATCH, labelled.length), labelled.length);
  }
  return { documents, passages, store };
}
