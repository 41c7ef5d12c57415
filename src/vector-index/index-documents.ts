import type { EmbeddingsInterface } from '@langchain/core/embeddings';
import type { EmbeddingPool } from '../embeddings/embedding-pool.js';
import { toPassageDocument } from '../passages/passage-document.js';
import type { CorpusDocument } from '../types.js';
import { toTermDocument, vocabularyOf, type VocabularyTerm } from '../vocabulary/vocabulary.js';
import type { DocumentList, HnswVectorStore } from './hnsw-vector-store.js';
import { contentOf, countNew, storeOf } from './fill-store.js';
import type { IndexBefore } from './index-before.js';
import type { SimilarityStore } from './similarity-store.js';
import { listPassages, passageAt, type PassageList } from './passage-list.js';

/** Fewer texts are embedded before the processes have loaded their models. */
const POOL_FROM = 5000;

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

/** What the graphs of an index hold, in the order of their labels; a passage's or term's document is made when it is asked for. */
export function labelledContents(documents: readonly CorpusDocument[]): {
  passages: PassageList;
  passageDocuments: DocumentList;
  vocabulary: readonly VocabularyTerm[];
  termDocuments: DocumentList;
} {
  const passages = listPassages(documents);
  const vocabulary = vocabularyOf(passages.sentences.map(({ text }) => text));
  return {
    passages,
    passageDocuments: passageDocumentsOf(passages),
    vocabulary,
    termDocuments: termDocumentsOf(vocabulary),
  };
}

function passageDocumentsOf(passages: PassageList): DocumentList {
  return {
    length: passages.sentences.length + passages.paragraphs.length,
    at: (label) => {
      const passage = passageAt(passages, label);
      return passage && toPassageDocument(passage);
    },
  };
}

function termDocumentsOf(vocabulary: readonly VocabularyTerm[]): DocumentList {
  return {
    length: vocabulary.length,
    at: (label) => {
      const term = vocabulary[label];
      return term && toTermDocument(term);
    },
  };
}

export interface IndexOptions {
  readonly dimension: number;
  /** Told after every batch how many passages and terms are done. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  /** Spares embedding and inserting what was before; what is kept of its graphs is changed. */
  readonly before?: IndexBefore | null | undefined;
  /** Opened where there is much to embed; the calling thread embeds all where left out. */
  readonly openPool?: (() => EmbeddingPool) | undefined;
}

/** Embeds and indexes documents in memory. */
export async function indexDocuments(
  documents: readonly CorpusDocument[],
  embeddings: EmbeddingsInterface,
  { dimension, onProgress, before, openPool }: IndexOptions,
): Promise<IndexedDocuments> {
  const { passages, vocabulary } = labelledContents(documents);
  const termDocuments = vocabulary.map(toTermDocument);
  const passageDocuments = [...passages.sentences, ...passages.paragraphs].map(toPassageDocument);
  const contents = {
    passages: contentOf(passageDocuments, before?.passages),
    terms: contentOf(termDocuments, before?.terms),
  };
  const pool = countNew(contents.passages) + countNew(contents.terms) >= POOL_FROM ? openPool?.() : undefined;
  let done = 0;
  const onDone = (count: number): void => {
    done += count;
    onProgress?.(done, passageDocuments.length + termDocuments.length);
  };
  const source = { embeddings, dimension, pool, onDone };
  try {
    const passageStore = await storeOf(contents.passages, source);
    await passageStore.gatherStrays();
    return { documents, passages, passageStore, termStore: await storeOf(contents.terms, source) };
  } finally {
    await pool?.close();
  }
}
