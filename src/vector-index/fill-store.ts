import type { DocumentInterface } from '@langchain/core/documents';
import type { EmbeddingsInterface } from '@langchain/core/embeddings';
import type { EmbeddingPool } from '../embeddings/embedding-pool.js';
import { HnswVectorStore } from './hnsw-vector-store.js';
import type { StoreBefore } from './index-before.js';
import { isWorthRevising, placesBefore } from './revision.js';

const BATCH = 256;

/** The documents that a store is to hold, and for each the label of the same text before, null for a new one. */
export interface Content {
  readonly documents: readonly DocumentInterface[];
  readonly labelsBefore: readonly (number | null)[];
  readonly before: HnswVectorStore | null;
}

export function contentOf(documents: readonly DocumentInterface[], before: StoreBefore | undefined): Content {
  const texts = documents.map(({ pageContent }) => pageContent);
  return { documents, labelsBefore: placesBefore(before?.texts ?? [], texts), before: before?.store ?? null };
}

/** How many of the texts are to be embedded. */
export function countNew({ labelsBefore }: Content): number {
  return labelsBefore.filter((label) => label === null).length;
}

export interface VectorSource {
  readonly embeddings: EmbeddingsInterface;
  readonly dimension: number;
  /** Embeds in place of the calling thread. */
  readonly pool: EmbeddingPool | undefined;
  /** Told of so many more documents that are done. */
  readonly onDone: (count: number) => void;
}

/** A store of the documents: that of before, where little changed, else a new one with the vectors of before. */
export async function storeOf(content: Content, source: VectorSource): Promise<HnswVectorStore> {
  const { before, labelsBefore } = content;
  const isRevised = before !== null && isWorthRevising(before.graphSize, labelsBefore);
  return isRevised ? revised(before, content, source) : filled(content, source);
}

async function revised(store: HnswVectorStore, content: Content, source: VectorSource): Promise<HnswVectorStore> {
  const { documents, labelsBefore } = content;
  source.onDone(documents.length - countNew(content));
  const vectors: number[][] = [];
  const added = documents.filter((_, i) => labelsBefore[i] === null);
  for await (const batch of embedded(added.map(toNew), source)) {
    vectors.push(...batch);
    source.onDone(batch.length);
  }
  store.revise({ documents, labelsBefore, vectors });
  return store;
}

async function filled({ documents, labelsBefore, before }: Content, source: VectorSource): Promise<HnswVectorStore> {
  const { embeddings, dimension, onDone } = source;
  const store = new HnswVectorStore(embeddings, { dimension, capacity: documents.length });
  const texts = documents.map(({ pageContent: text }, i): Text => {
    const label = labelsBefore[i] ?? null;
    return { text, vector: label === null || before === null ? null : () => [...before.vector(label)] };
  });
  for await (const vectors of embedded(texts, source)) {
    await store.addVectors(vectors, documents.slice(store.size, store.size + vectors.length));
    onDone(vectors.length);
  }
  return store;
}

/** A text, and what gives its vector where that is known. */
interface Text {
  readonly text: string;
  readonly vector: (() => number[]) | null;
}

function toNew({ pageContent: text }: DocumentInterface): Text {
  return { text, vector: null };
}

/** The vectors of the texts in their order, a batch after the other. */
function embedded(texts: readonly Text[], { embeddings, pool }: VectorSource): AsyncGenerator<number[][]> {
  const embed = async (batch: readonly Text[]): Promise<number[][]> => {
    const unknown = batch.filter(({ vector }) => vector === null).map(({ text }) => text);
    const vectors = unknown.length === 0 ? [] : await (pool ?? embeddings).embedDocuments(unknown);
    let next = 0;
    return batch.map(({ vector }) => vector?.() ?? vectors[next++] ?? []);
  };
  return workedAhead(batchesOf(texts), embed, pool === undefined ? 0 : 2 * pool.width);
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
