import { rarity } from '../vocabulary/general-english.js';

/** Term frequency saturation and length normalisation, at the values usual since Robertson et al. (TREC-3, 1994). */
export const K1 = 1.2;
export const B = 0.75;
/** How strongly general English counts in a telling term's weight; chosen on the development questions. */
const RARITY_EXPONENT = 2;

/** How well one item matches a query. */
export interface LexicalMatch {
  /** BM25 of the query's own terms, at least 0. */
  score: number;
  /**
   * The part of the query's term weight that the item holds, 0 to 1: a term of the query counts in full where the
   * item holds it, and by similarity where it holds a related one.
   */
  coverage: number;
  /** As `coverage`, with terms that tell little in general English weighing less. */
  tellingCoverage: number;
}

/** A term of the query and what else in the vocabulary means nearly the same, with similarities up to 1. */
export interface QueryTerm {
  readonly term: string;
  readonly related: ReadonlyMap<string, number>;
}

/** What of a term stands in a query's match, whatever the item. */
export interface TermWeights {
  /** Inverse document frequency, always positive; a term that no item holds weighs most. */
  readonly weight: number;
  /** The same, with terms that tell little in general English weighing less. */
  readonly tellingWeight: number;
}

/** `holders` of `count` items hold the term. */
export function termWeights(term: string, count: number, holders: number): TermWeights {
  const weight = Math.log(1 + (count - holders + 0.5) / (holders + 0.5));
  return { weight, tellingWeight: weight * rarity(term) ** RARITY_EXPONENT };
}

/** What `frequency` occurrences count in an item of a length, as a part of the average one. */
export function saturation(frequency: number, relativeLength: number): number {
  return (frequency * (K1 + 1)) / (frequency + K1 * (1 - B + B * relativeLength));
}

export function partOf<T>(values: readonly T[], counts: (value: T) => boolean): number {
  return values.length === 0 ? 1 : values.filter(counts).length / values.length;
}

export function sumOf<T>(values: readonly T[], number: (value: T) => number): number {
  return values.reduce((sum, value) => sum + number(value), 0);
}
