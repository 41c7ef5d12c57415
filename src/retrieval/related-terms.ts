import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { SimilarityStore } from '../vector-index/similarity-store.js';
import { stemOf } from '../vocabulary/terms.js';
import type { Thesaurus } from '../vocabulary/thesaurus.js';

/** Terms less similar than this say nothing about each other. */
const RELATED_FROM = 0.3;
const MOST_RELATED = 30;
/** Questions share most of their words. */
const KEPT_WORDS = 5000;

const termMetadata = z.object({ term: z.string() });

/** Looks up what means nearly the same as a word: in the documents' vocabulary by embeddings, and in a thesaurus. */
export class RelatedTerms {
  readonly #store: SimilarityStore;
  readonly #thesaurus: Thesaurus;
  readonly #known = new LRUCache<string, ReadonlyMap<string, number>>({ max: KEPT_WORDS });

  constructor(store: SimilarityStore, thesaurus: Thesaurus) {
    this.#store = store;
    this.#thesaurus = thesaurus;
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
    return nearestToEach.map((nearest, i) => {
      const related = this.#thesaurus.related(stemOf(words[i] ?? ''));
      for (const [{ metadata }, similarity] of nearest) {
        const { term } = termMetadata.parse(metadata);
        if (similarity >= RELATED_FROM) related.set(term, Math.max(related.get(term) ?? 0, Math.min(similarity, 1)));
      }
      return related;
    });
  }
}
