import type { Aliases } from '../vocabulary/aliases.js';
import { terms } from '../vocabulary/terms.js';
import {
  matching,
  MOST_SATURATED,
  saturation,
  termWeights,
  type LexicalMatch,
  type QueryTerm,
  type TermWeights,
} from './bm25.js';
import type { WholeNumbers } from '../rows.js';
import { possiblyBest, type ScoredTerm } from './max-score.js';
import { placeOf, postingsOf, type Postings } from './postings.js';

/** What a term of the texts is to the term at a place of a query. */
interface TermMatch {
  readonly at: number;
  readonly similarity: number;
  readonly isOwn: boolean;
}

/** BM25 (Robertson and Zaragoza, 2009) over a fixed list of texts; an item is known by its place in the list. */
export class Bm25Index {
  readonly #postings: Postings;
  readonly #numberOf: ReadonlyMap<string, number>;
  /** In terms, by item: those that aliases add are not counted. */
  readonly #lengths: Uint32Array;
  readonly #averageLength: number;

  /** `aliases` adds what abbreviations stand for. `onTerms` is told of each text's own terms in order, by their numbers. */
  constructor(texts: readonly string[], aliases: Aliases, onTerms?: (numbers: readonly number[]) => void) {
    const lengths = new Uint32Array(texts.length);
    const numberOf = new Map<string, number>();
    const numbersOf = (itemTerms: readonly string[]): number[] =>
      itemTerms.map((term) => {
        const number = numberOf.get(term) ?? numberOf.size;
        numberOf.set(term, number);
        return number;
      });
    const termsOf = function* (): Generator<number[]> {
      for (const [item, text] of texts.entries()) {
        const itemTerms = terms(text);
        const own = numbersOf(itemTerms);
        lengths[item] = own.length;
        onTerms?.(own);
        yield [...own, ...numbersOf(aliases.added(itemTerms))];
      }
    };
    this.#postings = postingsOf(termsOf());
    this.#numberOf = numberOf;
    this.#lengths = lengths;
    this.#averageLength = lengths.reduce((sum, length) => sum + length, 0) / Math.max(texts.length, 1);
  }

  /** Whether an item holds a term, itself or by an alias. */
  holds(term: string, item: number): boolean {
    return placeOf(this.#itemsOf(term), item) !== -1;
  }

  /** The number of each term of the texts and of aliases, from 0 on. */
  get numberOf(): ReadonlyMap<string, number> {
    return this.#numberOf;
  }

  /**
   * The items that match a query best by their score, best first; where these are the same, those that stand first.
   * Where fewer than `count` hold a term of the query, the first that hold a related one follow.
   */
  strongest(query: readonly QueryTerm[], count: number, isWanted: (item: number) => boolean): number[] {
    const matcher = this.matcher(query);
    const scored = possiblyBest(
      query.map(({ term }) => this.#scoredTerm(term)),
      count,
      isWanted,
    )
      .map((item) => ({ item, score: matcher(item).score }))
      .sort((a, b) => b.score - a.score || a.item - b.item)
      .slice(0, count)
      .map(({ item }) => item);
    const found = new Set(scored);
    const isNew = (item: number): boolean => isWanted(item) && !found.has(item);
    return [...scored, ...this.#firstRelated(query, count - scored.length, isNew)];
  }

  /** Tells how well an item matches a query. */
  matcher(query: readonly QueryTerm[]): (item: number) => LexicalMatch {
    const match = matching(query, (term) => this.#weights(term));
    const byNumber = this.#similaritiesByNumber(query);
    const similarities = new Float64Array(query.length);
    const frequencies = new Uint16Array(query.length);
    return (item) => {
      similarities.fill(0);
      frequencies.fill(0);
      const inItem = this.#postings.frequenciesIn(item);
      for (const [place, number] of this.#postings.termsIn(item).entries()) {
        for (const { at, similarity, isOwn } of byNumber.get(number) ?? []) {
          similarities[at] = Math.max(similarities[at] ?? 0, similarity);
          if (isOwn) frequencies[at] = inItem[place] ?? 0;
        }
      }
      return match({ frequencies, similarities }, this.#relativeLength(item));
    };
  }

  /** The items that hold a term related to one of the query's, those that stand first. */
  #firstRelated(query: readonly QueryTerm[], count: number, isWanted: (item: number) => boolean): number[] {
    const related = count < 1 ? [] : query.flatMap((term) => [...term.related.keys()]);
    const first = related.flatMap((term) => firstOf(this.#itemsOf(term), count, isWanted));
    return [...new Set(first)].sort((a, b) => a - b).slice(0, count);
  }

  /** For each term of the texts, by its number, which terms of the query it is or is related to. */
  #similaritiesByNumber(query: readonly QueryTerm[]): ReadonlyMap<number, readonly TermMatch[]> {
    const byNumber = new Map<number, TermMatch[]>();
    for (const [at, { term, related }] of query.entries()) {
      for (const [other, similarity] of new Map([...related, [term, 1]])) {
        const number = this.#numberOf.get(other);
        if (number === undefined) continue;
        const matches = byNumber.get(number) ?? [];
        matches.push({ at, similarity, isOwn: other === term });
        byNumber.set(number, matches);
      }
    }
    return byNumber;
  }

  #scoredTerm(term: string): ScoredTerm {
    const number = this.#numberOf.get(term);
    const items = this.#itemsOf(term);
    const frequencies = number === undefined ? new Uint8Array() : this.#postings.frequenciesOf(number);
    const { weight } = this.#weights(term);
    return {
      items,
      scoreAt: (place) => weight * saturation(frequencies[place] ?? 0, this.#relativeLength(items[place] ?? 0)),
      bestScore: items.length === 0 ? 0 : weight * MOST_SATURATED,
      placeOf: (item) => placeOf(items, item),
    };
  }

  #itemsOf(term: string): WholeNumbers {
    const number = this.#numberOf.get(term);
    return number === undefined ? new Uint16Array() : this.#postings.itemsOf(number);
  }

  #weights(term: string): TermWeights {
    return termWeights(term, this.#lengths.length, this.#itemsOf(term).length);
  }

  #relativeLength(item: number): number {
    return (this.#lengths[item] ?? 0) / (this.#averageLength || 1);
  }
}

/** The first items of a rising list that are wanted, at most `count`. */
function firstOf(rising: WholeNumbers, count: number, isWanted: (item: number) => boolean): number[] {
  const first: number[] = [];
  for (const item of rising) {
    if (first.length >= count) break;
    if (isWanted(item)) first.push(item);
  }
  return first;
}
