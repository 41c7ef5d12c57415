import type { DocumentInterface } from '@langchain/core/documents';
import type { EmbeddingsInterface } from '@langchain/core/embeddings';
import type { EmbeddingPool } from '../embeddings/embedding-pool.js';
import { toPassageDocument } from '../passages/passage-document.js';
import type { CorpusDocument } from '../types.js';
import { toTermDocument, vocabularyOf } from '../vocabulary/vocabulary.js';
import { HnswVectorStore, type DocumentList } from './hnsw-vector-store.js';
import { NOTHING_KNOWN, type KnownVectors } from './known-vectors.js';
import type { SimilarityStore } from './similarity-store.js';
import { listPassages, passageAt, type PassageList } from './passage-list.js';

const BATCH = 256;
/** Fewer texts are embedded before the threads have loaded their models. */
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

/** What the graphs of an index hold, in the order of their labels; a passage's document is made when it is asked for. */
export function labelledContents(documents: readonly CorpusDocument[]): {
  passages: PassageList;
  passageDocuments: DocumentList;
  termDocuments: DocumentInterface[];
} {
  const passages = listPassages(documents);
  const vocabulary = vocabularyOf(passages.sentences.map(({ text }) => text));
  return { passages, passageDocuments: passageDocumentsOf(passages), termDocuments: vocabulary.map(toTermDocument) };
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

export interface IndexOptions {
  readonly dimension: number;
  /** Told after every batch how many passages and terms are done. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  /** Spares embedding what was embedded before. */
  readonly known?: KnownVectors | undefined;
  /** Opened where there is much to embed; the calling thread embeds all where left out. */
  readonly openPool?: (() => EmbeddingPool) | undefined;
}

/** Embeds what is not known yet of some texts. */
async function vectorsOf(
  texts: readonly string[],
  { embedDocuments, known }: { embedDocuments: (texts: string[]) => Promise<number[][]>; known: KnownVectors },
): Promise<number[][]> {
  const before = texts.map((text) => known.vector(text));
  const unknown = texts.filter((_, i) => before[i] === undefined);
  const embedded = unknown.length === 0 ? [] : await embedDocuments(unknown);
  let next = 0;
  return before.map((vector) => vector ?? embedded[next++] ?? []);
}

/** The results of work on each item, in their order, while some of those that follow are worked on too. */
async function* workedAhead<T, R>(
  items: readonly T[],
  work: (item: T) => Promise<R>,
  ahead: number,
): AsyncGenerator<R> {
  const running: Promise<R>[] = [];
  for (const item of items) {
    const started = work(item);
    // Thrown when its turn comes; until then it must not count as caught by nobody.
    void started.catch(() => undefined);
    running.push(started);
    const first = running.length > ahead ? running.shift() : undefined;
    if (first !== undefined) yield await first;
  }
  for (const rest of running) yield await rest;
}

function batchesOf<T>(items: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / BATCH) }, (_, i) => items.slice(i * BATCH, (i + 1) * BATCH));
}

/** Embeds and indexes documents in memory. */
export async function indexDocuments(
  documents: readonly CorpusDocument[],
  embeddings: EmbeddingsInterface,
  { dimension, onProgress, known = NOTHING_KNOWN, openPool }: IndexOptions,
): Promise<IndexedDocuments> {
  const { passages, termDocuments } = labelledContents(documents);
  const passageDocuments = [...passages.sentences, ...passages.paragraphs].map(toPassageDocument);
  const contents = [...passageDocuments, ...termDocuments];
  const unknown = contents.filter(({ pageContent }) => !known.has(pageContent)).length;
  const pool = unknown >= POOL_FROM ? openPool?.() : undefined;
  const embedDocuments = (texts: string[]): Promise<number[][]> => (pool ?? embeddings).embedDocuments(texts);
  let done = 0;
  const index = async (own: readonly DocumentInterface[]): Promise<HnswVectorStore> => {
    const store = new HnswVectorStore(embeddings, { dimension, capacity: own.length });
    const batches = batchesOf(own);
    const embed = (batch: readonly DocumentInterface[]): Promise<number[][]> =>
      vectorsOf(
        batch.map(({ pageContent }) => pageContent),
        { embedDocuments, known },
      );
    for await (const vectors of workedAhead(batches, embed, pool === undefined ? 0 : 2 * pool.width)) {
      await store.addVectors(vectors, own.slice(store.size, store.size + vectors.length));
      done += vectors.length;
      onProgress?.(done, contents.length);
    }
    return store;
  };
  try {
    const passageStore = await index(passageDocuments);
    await passageStore.gatherStrays();
    return { documents, passages, passageStore, termStore: await index(termDocuments) };
  } finally {
    await pool?.close();
  }
}
