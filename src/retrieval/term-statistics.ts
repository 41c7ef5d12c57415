import type { CollectionStatistics } from '../vector-index/postgres/postgres-manifest.js';
import { matching, termWeights, type LexicalMatch, type QueryTerm, type TermWeights } from './bm25.js';

/** What BM25 must know of a collection whose items are elsewhere, as far as a query's terms go. */
export class TermStatistics {
  readonly #collection: CollectionStatistics;
  readonly #holders: ReadonlyMap<string, number>;

  /** `holders`: how many items hold a term; none where left out. */
  constructor(collection: CollectionStatistics, holders: ReadonlyMap<string, number>) {
    this.#collection = collection;
    this.#holders = holders;
  }

  get averageLength(): number {
    return this.#collection.averageLength || 1;
  }

  holders(term: string): number {
    return this.#holders.get(term) ?? 0;
  }

  weights(term: string): TermWeights {
    return termWeights(term, this.#collection.count, this.holders(term));
  }

  /** Tells how well an item matches. `terms` are its own and what abbreviations add, `length` counts its own. */
  matcher(query: readonly QueryTerm[]): (item: { terms: readonly string[]; length: number }) => LexicalMatch {
    const match = matching(query, (term) => this.weights(term));
    return ({ terms, length }) => {
      const counts = new Map<string, number>();
      for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
      const frequencies = query.map(({ term }) => counts.get(term) ?? 0);
      const similarities = query.map(({ term, related }) => {
        if (counts.has(term)) return 1;
        return Math.max(0, ...[...related].filter(([other]) => counts.has(other)).map(([, similarity]) => similarity));
      });
      return match({ frequencies, similarities }, length / this.averageLength);
    };
  }
}
