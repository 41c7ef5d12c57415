import { rarity } from '../vocabulary/general-english.js';
import type { Aliases } from '../vocabulary/aliases.js';
import { terms } from '../vocabulary/terms.js';
import { possiblyBest, type ScoredTerm } from './max-score.js';
import type { Mention } from './mentions.js';
import { placeOf, postingsOf, type Postings } from './postings.js';

/** Term frequency saturation and length normalisation, at the values usual since Robertson et al. (TREC-3, 1994). */
const K1 = 1.2;
const B = 0.75;
/** How strongly general English counts in a telling term's weight; chosen on the development questions. */
const RARITY_EXPONENT = 2;

/** How well one item matches a query. */
export interface LexicalMatch {
  /** BM25 of the query's own terms, at least 0. */
  readonly score: number;
  /**
   * The part of the query's term weight that the item holds, 0 to 1: a term of the query counts in full where the
   * item holds it, and by similarity where it holds a related one.
   */
  readonly coverage: number;
  /** As `coverage`, with terms that tell little in general English weighing less. */
  readonly tellingCoverage: number;
}

/** A term of the query and what else in the vocabulary means nearly the same, with similarities up to 1. */
export interface QueryTerm {
  readonly term: string;
  readonly related: ReadonlyMap<string, number>;
}

/** What a term of the texts is to the term at a place of a query. */
interface TermMatch {
  readonly at: number;
  readonly similarity: number;
  readonly isOwn: boolean;
}

/** BM25 (Robertson and Zaragoza, 2009) over a fixed list of texts; an item is known by its place in the list. */
export class Bm25Index {
  readonly #postings: Postings;
  /** In terms, by item: those that aliases add are not counted. */
  readonly #lengths: Uint32Array;
  readonly #averageLength: number;

  /** `aliases` adds what abbreviations stand for. */
  constructor(texts: readonly string[], aliases: Aliases) {
    const lengths = new Uint32Array(texts.length);
    const termsOf = function* (): Generator<string[]> {
      for (const [item, text] of texts.entries()) {
        const itemTerms = terms(text);
        lengths[item] = itemTerms.length;
        yield [...itemTerms, ...aliases.added(itemTerms)];
      }
    };
    this.#postings = postingsOf(termsOf());
    this.#lengths = lengths;
    this.#averageLength = lengths.reduce((sum, length) => sum + length, 0) / Math.max(texts.length, 1);
  }

  /** The part of the query's telling term weight whose terms stand anywhere in the texts, 0 to 1. */
  knownPart(query: readonly QueryTerm[]): number {
    const telling = (terms: readonly QueryTerm[]): number => sumOf(terms, ({ term }) => this.#tellingWeight(term));
    return telling(query.filter(({ term }) => this.#postings.numberOf.has(term))) / (telling(query) || 1);
  }

  /** The part of what a question mentions that an item holds; 1 where it mentions nothing. */
  mentionsHeld(mentions: readonly Mention[], item: number): number {
    return partOf(mentions, (forms) => forms.some((term) => placeOf(this.#itemsOf(term), item) !== -1));
  }

  /** The part of what a question mentions that stands anywhere in the texts; 1 where it mentions nothing. */
  mentionsKnown(mentions: readonly Mention[]): number {
    return partOf(mentions, (forms) => forms.some((term) => this.#postings.numberOf.has(term)));
  }

  /**
   * The items that match a query best by their score, best first. Where fewer than `count` hold a term of the query,
   * some that hold a related one follow.
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
      .slice(0, count);
    const found = new Set(scored.map(({ item }) => item));
    for (const { related } of query) {
      for (const term of related.keys()) {
        for (const item of this.#itemsOf(term)) {
          if (found.size >= count) return [...found];
          if (isWanted(item)) found.add(item);
        }
      }
    }
    return [...found];
  }

  /** Tells how well an item matches a query. */
  matcher(query: readonly QueryTerm[]): (item: number) => LexicalMatch {
    const total = sumOf(query, ({ term }) => this.#weight(term)) || 1;
    const tellingTotal = sumOf(query, ({ term }) => this.#tellingWeight(term)) || 1;
    const weights = query.map(({ term }) => ({ weight: this.#weight(term), telling: this.#tellingWeight(term) }));
    const byNumber = this.#similaritiesByNumber(query);
    const similarities = new Float64Array(query.length);
    const scores = new Float64Array(query.length);
    return (item) => {
      similarities.fill(0);
      scores.fill(0);
      const frequencies = this.#postings.frequenciesIn(item);
      for (const [place, number] of this.#postings.termsIn(item).entries()) {
        for (const { at, similarity, isOwn } of byNumber.get(number) ?? []) {
          similarities[at] = Math.max(similarities[at] ?? 0, similarity);
          if (isOwn) scores[at] = (weights[at]?.weight ?? 0) * this.#saturation(item, frequencies[place] ?? 0);
        }
      }
      // Summed in the order of the query: sums of floats differ with their order.
      const match = { score: 0, coverage: 0, tellingCoverage: 0 };
      for (const [at, { weight, telling }] of weights.entries()) {
        match.score += scores[at] ?? 0;
        match.coverage += (weight * (similarities[at] ?? 0)) / total;
        match.tellingCoverage += (telling * (similarities[at] ?? 0)) / tellingTotal;
      }
      return match;
    };
  }

  /** For each term of the texts, by its number, which terms of the query it is or is related to. */
  #similaritiesByNumber(query: readonly QueryTerm[]): ReadonlyMap<number, readonly TermMatch[]> {
    const byNumber = new Map<number, TermMatch[]>();
    for (const [at, { term, related }] of query.entries()) {
      for (const [other, similarity] of new Map([...related, [term, 1]])) {
        const number = this.#postings.numberOf.get(other);
        if (number === undefined) continue;
        const matches = byNumber.get(number) ?? [];
        matches.push({ at, similarity, isOwn: other === term });
        byNumber.set(number, matches);
      }
    }
    return byNumber;
  }

  #scoredTerm(term: string): ScoredTerm {
    const number = this.#postings.numberOf.get(term);
    const items = this.#itemsOf(term);
    const frequencies = number === undefined ? new Uint16Array() : this.#postings.frequenciesOf(number);
    const weight = this.#weight(term);
    return {
      items,
      scoreAt: (place) => weight * this.#saturation(items[place] ?? 0, frequencies[place] ?? 0),
      bestScore: items.length === 0 ? 0 : weight * (K1 + 1),
      placeOf: (item) => placeOf(items, item),
    };
  }

  #itemsOf(term: string): Uint32Array {
    const number = this.#postings.numberOf.get(term);
    return number === undefined ? new Uint32Array() : this.#postings.itemsOf(number);
  }

  /** Inverse document frequency, always positive; a term that no text holds weighs most. */
  #weight(term: string): number {
    const count = this.#lengths.length;
    const holders = this.#itemsOf(term).length;
    return Math.log(1 + (count - holders + 0.5) / (holders + 0.5));
  }

  #tellingWeight(term: string): number {
    return this.#weight(term) * rarity(term) ** RARITY_EXPONENT;
  }

  #saturation(item: number, frequency: number): number {
    const length = (this.#lengths[item] ?? 0) / (this.#averageLength || 1);
    return (frequency * (K1 + 1)) / (frequency + K1 * (1 - B + B * length));
  }
}

function partOf<T>(values: readonly T[], counts: (value: T) => boolean): number {
  return values.length === 0 ? 1 : values.filter(counts).length / values.length;
}

function sumOf<T>(values: readonly T[], number: (value: T) => number): number {
  return values.reduce((sum, value) => sum + number(value), 0);
}
