import type { EmbeddingsInterface } from '@langchain/core/embeddings';
import { Document, type DocumentInterface } from '@langchain/core/documents';
import { VectorStore } from '@langchain/core/vectorstores';
import hnswlib from 'hnswlib-node';
import { LRUCache } from 'lru-cache';
import { assertVector } from '../embeddings/vector.js';
import type { SimilarityStore } from './similarity-store.js';

const { HierarchicalNSW } = hnswlib;

/** How the graph is built: links a node keeps, breadth of the search for them, and the seed of its random levels. */
export const GRAPH_PARAMETERS = { space: 'cosine', m: 16, efConstruction: 200, seed: 42 } as const;
/** Least breadth of a search; widened to k where more neighbours than that are asked for. */
const SEARCH_BREADTH = 128;
/** Times the square root of the size: what keeps 99 of 100 nearest neighbours as a graph grows (`npm run bench -- --only graph`). */
const BREADTH_BY_SIZE = 10;
const FIRST_CAPACITY = 1024;
const KEPT_VECTOR_BYTES = 16 * 1024 * 1024;

/** Tells whether a document may be found. */
export type DocumentFilter = (document: DocumentInterface) => boolean;

/** Documents by label; an array is one, and so is what makes each when it is asked for. */
export interface DocumentList {
  readonly length: number;
  readonly at: (label: number) => DocumentInterface | undefined;
}

export interface HnswVectorStoreFields {
  readonly dimension: number;
  /** How many vectors to make room for at once; more are taken all the same. */
  readonly capacity?: number;
}

/**
 * A LangChain vector store over an HNSW graph (Malkov and Yashunin, 2018) in memory. Scores are cosine similarities,
 * 1 for the same direction, larger is better. A document's label is its place in the order of adding.
 */
export class HnswVectorStore extends VectorStore implements SimilarityStore {
  declare FilterType: DocumentFilter;
  readonly dimension: number;
  readonly #graph: InstanceType<typeof HierarchicalNSW>;
  /** Those that a graph was read with, and then those that were added. */
  #read: DocumentList = { length: 0, at: () => undefined };
  readonly #added: DocumentInterface[] = [];
  /** Those that were asked for last: the graph hands them out number by number. */
  readonly #vectors: LRUCache<number, Float32Array>;

  constructor(embeddings: EmbeddingsInterface, { dimension, capacity = FIRST_CAPACITY }: HnswVectorStoreFields) {
    super(embeddings, {});
    this.dimension = dimension;
    this.#vectors = new LRUCache({ max: Math.ceil(KEPT_VECTOR_BYTES / (dimension * Float32Array.BYTES_PER_ELEMENT)) });
    this.#graph = new HierarchicalNSW(GRAPH_PARAMETERS.space, dimension);
    const { m, efConstruction, seed } = GRAPH_PARAMETERS;
    this.#graph.initIndex({ maxElements: Math.max(capacity, 1), m, efConstruction, randomSeed: seed });
  }

  static override async fromDocuments(
    documents: DocumentInterface[],
    embeddings: EmbeddingsInterface,
    fields: HnswVectorStoreFields,
  ): Promise<HnswVectorStore> {
    const store = new HnswVectorStore(embeddings, { capacity: documents.length, ...fields });
    await store.addDocuments(documents);
    return store;
  }

  static override async fromTexts(
    texts: string[],
    metadata: Record<string, unknown>[] | Record<string, unknown>,
    embeddings: EmbeddingsInterface,
    fields: HnswVectorStoreFields,
  ): Promise<HnswVectorStore> {
    const documents = texts.map(
      (pageContent, i) =>
        new Document({ pageContent, metadata: (Array.isArray(metadata) ? metadata[i] : metadata) ?? {} }),
    );
    return HnswVectorStore.fromDocuments(documents, embeddings, fields);
  }

  /**
   * Reads a graph that `writeGraph` wrote, with the documents that it was made of, in the order of adding.
   * The file must have been checked against its hash before: the native library crashes on a damaged one.
   */
  static readGraph(
    file: string,
    embeddings: EmbeddingsInterface,
    { dimension, documents }: { dimension: number; documents: DocumentList },
  ): HnswVectorStore {
    const store = new HnswVectorStore(embeddings, { dimension, capacity: 1 });
    store.#graph.readIndexSync(file);
    store.#read = documents;
    return store;
  }

  get size(): number {
    return this.#graph.getCurrentCount();
  }

  override _vectorstoreType(): string {
    return 'hnsw';
  }

  /** @throws Error where the file is not whole, as on a full disk. */
  writeGraph(file: string): void {
    this.#graph.writeIndexSync(file);
    // The library never looks whether a write failed, but refuses to read a file that was cut off.
    new HierarchicalNSW(GRAPH_PARAMETERS.space, this.dimension).readIndexSync(file);
  }

  override async addDocuments(documents: DocumentInterface[]): Promise<string[]> {
    const vectors = await this.embeddings.embedDocuments(documents.map(({ pageContent }) => pageContent));
    return this.addVectors(vectors, documents);
  }

  /** All or none are added. @throws VectorError on a vector of the wrong form. */
  // eslint-disable-next-line @typescript-eslint/require-await -- LangChain's interface is asynchronous
  override async addVectors(vectors: number[][], documents: DocumentInterface[]): Promise<string[]> {
    if (vectors.length !== documents.length) throw new RangeError('As many vectors as documents are needed');
    for (const vector of vectors) assertVector(vector, this.dimension, 'HnswVectorStore.addVectors');
    this.#reserve(this.size + vectors.length);
    return documents.map((document, i) => {
      const label = this.#read.length + this.#added.push(document) - 1;
      this.#graph.addPoint(vectors[i] ?? [], label);
      return document.id ?? String(label);
    });
  }

  /** The `k` nearest documents and their similarities, best first; fewer where the store or the filter leaves fewer. */
  // eslint-disable-next-line @typescript-eslint/require-await -- LangChain's interface is asynchronous
  override async similaritySearchVectorWithScore(
    query: number[],
    k: number,
    filter?: this['FilterType'],
  ): Promise<[DocumentInterface, number][]> {
    const accepts = filter === undefined ? undefined : (label: number): boolean => filter(this.#document(label));
    return this.nearest(query, k, accepts).map(({ label, similarity }) => [this.#document(label), similarity]);
  }

  async similaritySearchVectorsWithScore(
    vectors: readonly number[][],
    k: number,
  ): Promise<[DocumentInterface, number][][]> {
    return Promise.all(vectors.map((vector) => this.similaritySearchVectorWithScore(vector, k)));
  }

  /** As `similaritySearchVectorWithScore`, but by label. */
  nearest(query: number[], k: number, accepts?: (label: number) => boolean): { label: number; similarity: number }[] {
    assertVector(query, this.dimension, 'HnswVectorStore.nearest');
    const count = Math.min(k, this.size);
    if (count < 1) return [];
    this.#graph.setEf(Math.max(SEARCH_BREADTH, count, Math.ceil(BREADTH_BY_SIZE * Math.sqrt(this.size))));
    const { neighbors, distances } = this.#graph.searchKnn(query, count, accepts);
    return neighbors.map((label, i) => ({ label, similarity: 1 - (distances[i] ?? 1) }));
  }

  /** The stored vector of a label, at length 1. */
  vector(label: number): Float32Array {
    let vector = this.#vectors.get(label);
    if (vector === undefined) {
      vector = Float32Array.from(this.#graph.getPoint(label));
      this.#vectors.set(label, vector);
    }
    return vector;
  }

  #document(label: number): DocumentInterface {
    const document = label < this.#read.length ? this.#read.at(label) : this.#added[label - this.#read.length];
    if (document === undefined) throw new RangeError(`No document has the label ${String(label)}`);
    return document;
  }

  #reserve(count: number): void {
    const capacity = this.#graph.getMaxElements();
    if (count > capacity) this.#graph.resizeIndex(Math.max(count, 2 * capacity));
  }
}
