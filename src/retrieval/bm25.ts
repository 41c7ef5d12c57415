import { rarity } from '../vocabulary/general-english.js';

/** Term frequency saturation and length normalisation, at the values usual since Robertson et al. (TREC-3, 1994). */
export const K1 = 1.2;
export const B = 0.75;
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

/** More than that, `saturation` never gives. */
export const MOST_SATURATED = K1 + 1;

/** What an item holds of a query, by the places of the query's terms. */
export interface Held {
  /** How often each term stands in the item. */
  readonly frequencies: ArrayLike<number>;
  /** 1 where the item holds the term, else the similarity of the related term in it that is nearest; 0 where none is. */
  readonly similarities: ArrayLike<number>;
}

/** Tells how well items match a query. An item's length is given as a part of the average one. */
export function matching(
  query: readonly QueryTerm[],
  weightsOf: (term: string) => TermWeights,
): (held: Held, relativeLength: number) => LexicalMatch {
  const weights = query.map(({ term }) => weightsOf(term));
  const total = sumOf(weights, ({ weight }) => weight) || 1;
  const tellingTotal = sumOf(weights, ({ tellingWeight }) => tellingWeight) || 1;
  return ({ frequencies, similarities }, relativeLength) => {
    // Summed in the order of the query: sums of floats differ with their order.
    const match = { score: 0, coverage: 0, tellingCoverage: 0 };
    for (const [at, { weight, tellingWeight }] of weights.entries()) {
      match.score += weight * saturation(frequencies[at] ?? 0, relativeLength);
      match.coverage += (weight * (similarities[at] ?? 0)) / total;
      match.tellingCoverage += (tellingWeight * (similarities[at] ?? 0)) / tellingTotal;
    }
    return match;
  };
}

function sumOf<T>(values: readonly T[], number: (value: T) => number): number {
  return values.reduce((sum, value) => sum + number(value), 0);
}
