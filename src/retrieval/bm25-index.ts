import type { Aliases } from '../vocabulary/aliases.js';
import { terms } from '../vocabulary/terms.js';
import { partOf, saturation, sumOf, termWeights, type LexicalMatch, type QueryTerm, type TermWeights } from './bm25.js';
import type { Mention } from './mentions.js';

interface Postings {
  readonly items: number[];
  readonly frequencies: number[];
}

/** BM25 (Robertson and Zaragoza, 2009) over a fixed list of texts; an item is known by its place in the list. */
export class Bm25Index {
  readonly #postings = new Map<string, Postings>();
  readonly #lengths: number[] = [];
  readonly #averageLength: number;

  /** `aliases` adds what abbreviations stand for. */
  constructor(texts: readonly string[], aliases: Aliases) {
    for (const [item, text] of texts.entries()) {
      const itemTerms = terms(text);
      this.#add(item, itemTerms, aliases.added(itemTerms));
    }
    this.#averageLength = this.#lengths.reduce((sum, length) => sum + length, 0) / Math.max(texts.length, 1);
  }

  /** The part of the query's telling term weight whose terms stand anywhere in the texts, 0 to 1. */
  knownPart(query: readonly QueryTerm[]): number {
    const telling = (terms: readonly QueryTerm[]): number =>
      sumOf(terms, ({ term }) => this.#weights(term).tellingWeight);
    return telling(query.filter(({ term }) => this.#postings.has(term))) / (telling(query) || 1);
  }

  /** The part of what a question mentions that an item holds; 1 where it mentions nothing. */
  mentionsHeld(mentions: readonly Mention[], item: number): number {
    return partOf(mentions, (forms) => forms.some((term) => this.#holds(item, term)));
  }

  /** The part of what a question mentions that stands anywhere in the texts; 1 where it mentions nothing. */
  mentionsKnown(mentions: readonly Mention[]): number {
    return partOf(mentions, (forms) => forms.some((term) => this.#postings.has(term)));
  }

  /** Every item that holds a term of the query or one related to it. */
  search(query: readonly QueryTerm[]): Map<number, LexicalMatch> {
    const total = sumOf(query, ({ term }) => this.#weights(term).weight) || 1;
    const tellingTotal = sumOf(query, ({ term }) => this.#weights(term).tellingWeight) || 1;
    const matches = new Map<number, LexicalMatch>();
    for (const { term, related } of query) {
      const { weight, tellingWeight } = this.#weights(term);
      for (const [item, similarity] of this.#closest(term, related)) {
        const match = matches.get(item) ?? { score: 0, coverage: 0, tellingCoverage: 0 };
        match.coverage += (weight * similarity) / total;
        match.tellingCoverage += (tellingWeight * similarity) / tellingTotal;
        matches.set(item, match);
      }
      for (const [item, frequency] of this.#occurrences(term)) {
        const match = matches.get(item);
        if (match !== undefined) match.score += weight * this.#saturation(item, frequency);
      }
    }
    return matches;
  }

  #weights(term: string): TermWeights {
    return termWeights(term, this.#lengths.length, this.#postings.get(term)?.items.length ?? 0);
  }

  /** Items are listed in rising order, so that a term's are searched by halves. */
  #holds(item: number, term: string): boolean {
    const items = this.#postings.get(term)?.items ?? [];
    let low = 0;
    for (let high = items.length; low < high;) {
      const middle = (low + high) >> 1;
      if ((items[middle] ?? item) < item) low = middle + 1;
      else high = middle;
    }
    return items[low] === item;
  }

  *#occurrences(term: string): Generator<[item: number, frequency: number]> {
    const postings = this.#postings.get(term);
    for (const [i, item] of postings?.items.entries() ?? []) yield [item, postings?.frequencies[i] ?? 0];
  }

  /** For each item the similarity of the term in it that is nearest to the one asked for. */
  #closest(term: string, related: ReadonlyMap<string, number>): Map<number, number> {
    const closest = new Map<number, number>();
    for (const [candidate, similarity] of [...related, [term, 1] as const]) {
      for (const [item] of this.#occurrences(candidate)) {
        closest.set(item, Math.max(closest.get(item) ?? 0, similarity));
      }
    }
    return closest;
  }

  #add(item: number, itemTerms: readonly string[], added: readonly string[]): void {
    this.#lengths.push(itemTerms.length);
    const frequencies = new Map<string, number>();
    for (const term of [...itemTerms, ...added]) frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
    for (const [term, frequency] of frequencies) {
      const postings = this.#postings.get(term) ?? { items: [], frequencies: [] };
      postings.items.push(item);
      postings.frequencies.push(frequency);
      this.#postings.set(term, postings);
    }
  }

  #saturation(item: number, frequency: number): number {
    return saturation(frequency, (this.#lengths[item] ?? 0) / (this.#averageLength || 1));
  }
}
