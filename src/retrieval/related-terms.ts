import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { HnswVectorStore } from '../vector-index/hnsw-vector-store.js';

/** Terms less similar than this say nothing about each other. */
const RELATED_FROM = 0.3;
const MOST_RELATED = 30;
/** Questions share most of their words. */
const KEPT_WORDS = 5000;

const termMetadata = z.object({ term: z.string() });

/** Looks up what the documents' vocabulary has that means nearly the same as a word. */
export class RelatedTerms {
  readonly #store: HnswVectorStore;
  readonly #known = new LRUCache<string, ReadonlyMap<string, number>>({ max: KEPT_WORDS });

  constructor(store: HnswVectorStore) {
    this.#store = store;
  }

  /** For each word, in order, the related terms with their similarities, at most 1. */
  async of(words: readonly string[]): Promise<ReadonlyMap<string, number>[]> {
    const found = new Map(words.map((word) => [word, this.#known.get(word)]));
    const unknown = [...found].flatMap(([word, related]) => (related === undefined ? [word] : []));
    const vectors = unknown.length === 0 ? [] : await this.#store.embeddings.embedDocuments(unknown);
    for (const [i, word] of unknown.entries()) {
      const related = await this.#near(vectors[i] ?? []);
      this.#known.set(word, related);
      found.set(word, related);
    }
    return words.map((word) => found.get(word) ?? new Map<string, number>());
  }

  async #near(vector: number[]): Promise<Map<string, number>> {
    const nearest = await this.#store.similaritySearchVectorWithScore(vector, MOST_RELATED);
    return new Map(
      nearest
        .filter(([, similarity]) => similarity >= RELATED_FROM)
        .map(([{ metadata }, similarity]) => [termMetadata.parse(metadata).term, Math.min(similarity, 1)]),
    );
  }
}
