import type { EmbeddingsInterface } from '@langchain/core/embeddings';
import { Document, type DocumentInterface } from '@langchain/core/documents';
import { VectorStore } from '@langchain/core/vectorstores';
import { setImmediate as letOthersGoOn } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import { assertVector } from '../embeddings/vector.js';
import { newGraph, searchGraph, writeGraph, type Graph } from './graph.js';
import { GraphNodes } from './graph-nodes.js';
import type { SimilarityStore } from './similarity-store.js';

/** Least breadth of a search; widened to k where more neighbours than that are asked for. */
const SEARCH_BREADTH = 128;
/** Times the square root of the size: what keeps 99 of 100 nearest neighbours as a graph grows (`npm run bench -- --only graph`). */
const BREADTH_BY_SIZE = 15;
const FIRST_CAPACITY = 1024;
/** Breadth of the search that tells whether the graph finds a vector: one that narrow misses those few links lead to as well. */
const STRAY_BREADTH = 32;
/** So many are looked for before others may go on. */
const LOOKED_FOR_AT_ONCE = 256;
const KEPT_VECTOR_BYTES = 16 * 1024 * 1024;

/** A label near a query; the similarity is a cosine. */
export interface Neighbour {
  readonly label: number;
  readonly similarity: number;
}

/** What a graph is read with: the documents that it was made of, by label, and their nodes where these differ. */
export interface GraphContents {
  readonly dimension: number;
  readonly documents: DocumentList;
  readonly nodes?: readonly number[] | undefined;
}

/** What becomes of a graph's vectors when its documents change. */
export interface Revision {
  /** By label. */
  readonly documents: DocumentList;
  /** For each of them the label that it had before; null for a new one. */
  readonly labelsBefore: readonly (number | null)[];
  /** Of the new ones, in order. */
  readonly vectors: readonly number[][];
}

/** Where the graph of a store lies, and that of its strays; null where none were gathered. */
export interface GraphFiles {
  readonly graph: string;
  readonly strays: string | null;
}

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
  readonly #graph: Graph;
  /** Those of the graph's vectors that a search of it misses. */
  #strays: Graph;
  /** In nodes. */
  #lookedFor = 0;
  /** Those that a graph was read with, and then those that were added. */
  #read: DocumentList = { length: 0, at: () => undefined };
  #added: DocumentInterface[] = [];
  #nodes = new GraphNodes();
  /** Those that were asked for last: the graph hands them out number by number. */
  readonly #vectors: LRUCache<number, Float32Array>;

  constructor(embeddings: EmbeddingsInterface, { dimension, capacity = FIRST_CAPACITY }: HnswVectorStoreFields) {
    super(embeddings, {});
    this.dimension = dimension;
    this.#vectors = new LRUCache({ max: Math.ceil(KEPT_VECTOR_BYTES / (dimension * Float32Array.BYTES_PER_ELEMENT)) });
    this.#graph = newGraph(dimension, capacity);
    this.#strays = newGraph(dimension, 0);
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
   * Reads graphs that `writeGraph` wrote.
   * The files must have been checked against their hashes before: the native library crashes on a damaged one.
   */
  static readGraph(
    files: GraphFiles,
    embeddings: EmbeddingsInterface,
    { dimension, documents, nodes }: GraphContents,
  ): HnswVectorStore {
    const store = new HnswVectorStore(embeddings, { dimension, capacity: 1 });
    store.#graph.readIndexSync(files.graph);
    if (files.strays !== null) {
      store.#strays.readIndexSync(files.strays);
      store.#lookedFor = store.graphSize;
    }
    store.#read = documents;
    store.#nodes = new GraphNodes(nodes);
    return store;
  }

  get size(): number {
    return this.#nodes.count(this.graphSize);
  }

  /** In nodes, with those whose document is gone. */
  get graphSize(): number {
    return this.#graph.getCurrentCount();
  }

  /** The nodes of the graph by label; empty where they are the same. */
  get nodes(): readonly number[] {
    return this.#nodes.nodes;
  }

  override _vectorstoreType(): string {
    return 'hnsw';
  }

  /**
   * Finds the vectors that a search of the graph misses, and keeps them in a second one, which is searched too. In a large
   * graph nothing links to some vectors: the links to them gave way to nearer ones later. Of 100,000 passages that is one in
   * ten, and no breadth of the search finds them. Those that were looked for before are not again.
   */
  async gatherStrays(): Promise<void> {
    const strays: number[] = [];
    const first = this.#lookedFor;
    for (let node = first; node < this.graphSize; node += 1) {
      if ((node - first) % LOOKED_FOR_AT_ONCE === 0) {
        await letOthersGoOn();
        // Whoever searched meanwhile did so with another breadth.
        this.#graph.setEf(STRAY_BREADTH);
      }
      if (this.#nodes.labelOf(node) === -1) continue;
      if (this.#graph.searchKnn(this.#graph.getPoint(node), 1).neighbors[0] !== node) strays.push(node);
    }
    this.#lookedFor = this.graphSize;
    this.#strays.resizeIndex(Math.max(this.#strays.getCurrentCount() + strays.length, 1));
    for (const node of strays) this.#strays.addPoint(this.#graph.getPoint(node), node);
  }

  /**
   * Takes other documents in place of those that the graph holds, and inserts only what is new. What is gone leaves a node
   * behind that is never found. @throws VectorError on a vector of the wrong form.
   */
  revise({ documents, labelsBefore, vectors }: Revision): void {
    for (const vector of vectors) assertVector(vector, this.dimension, 'HnswVectorStore.revise');
    const kept = new Set(labelsBefore.flatMap((label) => (label === null ? [] : [this.#nodes.nodeOf(label)])));
    const before = Array.from({ length: this.size }, (_, label) => this.#nodes.nodeOf(label));
    const inStrays = new Set(this.#strays.getIdsList());
    for (const node of before.filter((node) => !kept.has(node))) {
      this.#graph.markDelete(node);
      if (inStrays.has(node)) this.#strays.markDelete(node);
    }
    this.#reserve(this.graphSize + vectors.length);
    const added = vectors.map((vector) => this.#insert(vector));
    let next = 0;
    this.#nodes = new GraphNodes(labelsBefore.map((label) => (label === null ? added[next++] : before[label]) ?? -1));
    [this.#read, this.#added] = [documents, []];
    this.#vectors.clear();
  }

  /** @throws Error where the file is not whole, as on a full disk. */
  writeGraph(file: string, kind: keyof GraphFiles = 'graph'): void {
    writeGraph(kind === 'graph' ? this.#graph : this.#strays, file);
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
    this.#reserve(this.graphSize + vectors.length);
    return documents.map((document, i) => {
      const label = this.#read.length + this.#added.push(document) - 1;
      this.#nodes.add(this.#insert(vectors[i] ?? []));
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
  nearest(query: number[], k: number, accepts?: (label: number) => boolean): Neighbour[] {
    assertVector(query, this.dimension, 'HnswVectorStore.nearest');
    const count = Math.min(k, this.size);
    if (count < 1) return [];
    const acceptsNode = accepts && ((node: number): boolean => accepts(this.#nodes.labelOf(node)));
    const found = [this.#graph, this.#strays].flatMap((graph) => {
      const breadth = Math.max(SEARCH_BREADTH, count, Math.ceil(BREADTH_BY_SIZE * Math.sqrt(graph.getCurrentCount())));
      return searchGraph(graph, query, { count, breadth, accepts: acceptsNode });
    });
    const similarities = new Map(found.map(({ node, similarity }) => [node, similarity]));
    return [...similarities]
      .map(([node, similarity]) => ({ label: this.#nodes.labelOf(node), similarity }))
      .sort((a, b) => b.similarity - a.similarity)
      .slice(0, count);
  }

  /** The stored vector of a label, at length 1. */
  vector(label: number): Float32Array {
    let vector = this.#vectors.get(label);
    if (vector === undefined) {
      vector = Float32Array.from(this.#graph.getPoint(this.#nodes.nodeOf(label)));
      this.#vectors.set(label, vector);
    }
    return vector;
  }

  #document(label: number): DocumentInterface {
    const document = label < this.#read.length ? this.#read.at(label) : this.#added[label - this.#read.length];
    if (document === undefined) throw new RangeError(`No document has the label ${String(label)}`);
    return document;
  }

  /** The node that a vector gets. */
  #insert(vector: number[]): number {
    const node = this.graphSize;
    this.#graph.addPoint(vector, node);
    return node;
  }

  #reserve(count: number): void {
    const capacity = this.#graph.getMaxElements();
    if (count > capacity) this.#graph.resizeIndex(Math.max(count, 2 * capacity));
  }
}
