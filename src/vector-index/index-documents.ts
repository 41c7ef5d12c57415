import type { DocumentInterface } from '@langchain/core/documents';
import type { EmbeddingsInterface } from '@langchain/core/embeddings';
import { toPassageDocument } from '../passages/passage-document.js';
import type { CorpusDocument } from '../types.js';
import { toTermDocument, vocabularyOf } from '../vocabulary/vocabulary.js';
import { HnswVectorStore } from './hnsw-vector-store.js';
import type { SimilarityStore } from './similarity-store.js';
import { listPassages, type PassageList } from './passage-list.js';

const BATCH = 256;

/** What retrieval works on, wherever the passages are kept. */
export interface SearchableDocuments {
  readonly documents: readonly CorpusDocument[];
  /** The documents' vocabulary. */
  readonly termStore: SimilarityStore;
}

/** Documents with their passages and their terms embedded and in graphs, in memory. */
export interface IndexedDocuments extends SearchableDocuments {
  readonly passages: PassageList;
  /** A passage's label is its place in `passages.sentences` followed by `passages.paragraphs`. */
  readonly passageStore: HnswVectorStore;
  readonly termStore: HnswVectorStore;
}

/** What the graphs of an index hold, in the order of their labels. */
export function labelledContents(documents: readonly CorpusDocument[]): {
  passages: PassageList;
  passageDocuments: DocumentInterface[];
  termDocuments: DocumentInterface[];
} {
  const passages = listPassages(documents);
  const vocabulary = vocabularyOf(passages.sentences.map(({ text }) => text));
  return {
    passages,
    passageDocuments: [...passages.sentences, ...passages.paragraphs].map(toPassageDocument),
    termDocuments: vocabulary.map(toTermDocument),
  };
}

export interface IndexOptions {
  readonly dimension: number;
  /** Told after every batch how many passages and terms are done. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** Embeds and indexes documents in memory. */
export async function indexDocuments(
  documents: readonly CorpusDocument[],
  embeddings: EmbeddingsInterface,
  { dimension, onProgress }: IndexOptions,
): Promise<IndexedDocuments> {
  const { passages, passageDocuments, termDocuments } = labelledContents(documents);
  const total = passageDocuments.length + termDocuments.length;
  let done = 0;
  const embed = async (contents: DocumentInterface[]): Promise<HnswVectorStore> => {
    const store = new HnswVectorStore(embeddings, { dimension, capacity: contents.length });
    for (let start = 0; start < contents.length; start += BATCH) {
      const batch = contents.slice(start, start + BATCH);
      await store.addDocuments(batch);
      done += batch.length;
      onProgress?.(done, total);
    }
    return store;
  };
  return { documents, passages, passageStore: await embed(passageDocuments), termStore: await embed(termDocuments) };
}
