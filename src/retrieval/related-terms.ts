import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { SimilarityStore } from '../vector-index/similarity-store.js';

/** Terms less similar than this say nothing about each other. */
const RELATED_FROM = 0.3;
const MOST_RELATED = 30;
/** Questions share most of their words. */
const KEPT_WORDS = 5000;

const termMetadata = z.object({ term: z.string() });

/** Looks up what the documents' vocabulary has that means nearly the same as a word. */
export class RelatedTerms {
  readonly #store: SimilarityStore;
  readonly #known = new LRUCache<string, ReadonlyMap<string, number>>({ max: KEPT_WORDS });

  constructor(store: SimilarityStore) {
    this.#store = store;
  }

  /** For each word, in order, the related terms with their similarities, at most 1. */
  async of(words: readonly string[]): Promise<ReadonlyMap<string, number>[]> {
    const found = new Map(words.map((word) => [word, this.#known.get(word)]));
    const unknown = [...found].flatMap(([word, related]) => (related === undefined ? [word] : []));
    for (const [i, related] of (await this.#near(unknown)).entries()) {
      const word = unknown[i] ?? '';
      this.#known.set(word, related);
      found.set(word, related);
    }
    return words.map((word) => found.get(word) ?? new Map<string, number>());
  }

  async #near(words: string[]): Promise<Map<string, number>[]> {
    if (words.length === 0) return [];
    const vectors = await this.#store.embeddings.embedDocuments(words);
    const nearestToEach = await this.#store.similaritySearchVectorsWithScore(vectors, MOST_RELATED);
    return nearestToEach.map(
      (nearest) =>
        new Map(
          nearest
            .filter(([, similarity]) => similarity >= RELATED_FROM)
            .map(([{ metadata }, similarity]) => [termMetadata.parse(metadata).term, Math.min(similarity, 1)]),
        ),
    );
  }
}
