import type { CollectionStatistics } from '../vector-index/postgres/postgres-manifest.js';
import { saturation, sumOf, termWeights, type LexicalMatch, type QueryTerm, type TermWeights } from './bm25.js';

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

  /** The part of the query's telling term weight whose terms any item holds, 0 to 1. */
  knownPart(query: readonly QueryTerm[]): number {
    const telling = (terms: readonly QueryTerm[]): number =>
      sumOf(terms, ({ term }) => this.weights(term).tellingWeight);
    return telling(query.filter(({ term }) => this.holders(term) > 0)) / (telling(query) || 1);
  }

  /** How well an item matches. `terms` are its own and what abbreviations add, `length` counts its own. */
  match(query: readonly QueryTerm[], { terms, length }: { terms: readonly string[]; length: number }): LexicalMatch {
    const frequencies = new Map<string, number>();
    for (const term of terms) frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
    const total = sumOf(query, ({ term }) => this.weights(term).weight) || 1;
    const tellingTotal = sumOf(query, ({ term }) => this.weights(term).tellingWeight) || 1;
    const match = { score: 0, coverage: 0, tellingCoverage: 0 };
    for (const { term, related } of query) {
      const { weight, tellingWeight } = this.weights(term);
      const frequency = frequencies.get(term) ?? 0;
      const held = [...related].filter(([other]) => frequencies.has(other)).map(([, similarity]) => similarity);
      const closest = frequency > 0 ? 1 : Math.max(0, ...held);
      match.coverage += (weight * closest) / total;
      match.tellingCoverage += (tellingWeight * closest) / tellingTotal;
      if (frequency > 0) match.score += weight * saturation(frequency, length / this.averageLength);
    }
    return match;
  }
}
