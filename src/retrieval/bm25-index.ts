import { terms } from '../vocabulary/terms.js';

/** Term frequency saturation and length normalisation, at the values usual since Robertson et al. (TREC-3, 1994). */
const K1 = 1.2;
const B = 0.75;

interface Postings {
  readonly items: number[];
  readonly frequencies: number[];
}

/** How well one item matches a query. */
export interface LexicalMatch {
  /** BM25, at least 0. */
  score: number;
  /** The part of the query's term weight that the item holds, 0 to 1. */
  coverage: number;
}

/** The query's distinct terms and their weights, and what they come to. */
export interface WeightedQuery {
  readonly weights: ReadonlyMap<string, number>;
  readonly total: number;
}

/** BM25 (Robertson and Zaragoza, 2009) over a fixed list of texts; an item is known by its place in the list. */
export class Bm25Index {
  readonly #postings = new Map<string, Postings>();
  readonly #lengths: number[] = [];
  readonly #averageLength: number;

  constructor(texts: readonly string[]) {
    for (const [item, text] of texts.entries()) this.#add(item, terms(text));
    this.#averageLength = this.#lengths.reduce((sum, length) => sum + length, 0) / Math.max(texts.length, 1);
  }

  /** Inverse document frequency, always positive; a term that no item holds weighs most. */
  weigh(query: string): WeightedQuery {
    const count = this.#lengths.length;
    const weights = new Map<string, number>();
    for (const term of terms(query)) {
      const holders = this.#postings.get(term)?.items.length ?? 0;
      weights.set(term, Math.log(1 + (count - holders + 0.5) / (holders + 0.5)));
    }
    return { weights, total: [...weights.values()].reduce((sum, weight) => sum + weight, 0) };
  }

  /** Every item that holds a term of the query. */
  search({ weights, total }: WeightedQuery): Map<number, LexicalMatch> {
    const matches = new Map<number, LexicalMatch>();
    for (const [term, weight] of weights) {
      const postings = this.#postings.get(term);
      for (const [i, item] of postings?.items.entries() ?? []) {
        const match = matches.get(item) ?? { score: 0, coverage: 0 };
        match.score += weight * this.#saturation(item, postings?.frequencies[i] ?? 0);
        match.coverage += weight / total;
        matches.set(item, match);
      }
    }
    return matches;
  }

  #add(item: number, itemTerms: readonly string[]): void {
    this.#lengths.push(itemTerms.length);
    const frequencies = new Map<string, number>();
    for (const term of itemTerms) frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
    for (const [term, frequency] of frequencies) {
      const postings = this.#postings.get(term) ?? { items: [], frequencies: [] };
      postings.items.push(item);
      postings.frequencies.push(frequency);
      this.#postings.set(term, postings);
    }
  }

  #saturation(item: number, frequency: number): number {
    const length = (this.#lengths[item] ?? 0) / (this.#averageLength || 1);
    return (frequency * (K1 + 1)) / (frequency + K1 * (1 - B + B * length));
  }
}
