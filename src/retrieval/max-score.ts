import type { WholeNumbers } from '../rows.js';

/** One term of a query over the items that hold it. */
export interface ScoredTerm {
  /** In rising order. */
  readonly items: WholeNumbers;
  /** What the term adds to the score of the item at a place of `items`, above 0. */
  readonly scoreAt: (place: number) => number;
  /** At least what it adds to any of them. */
  readonly bestScore: number;
  /** The place of an item in `items`; -1 where it holds none. */
  readonly placeOf: (item: number) => number;
}

/** Sums of floats differ with their order: an item so near to the edge is kept. */
const ROUNDING = 1 - 1e-9;

/** The score that so many items reach; 0 where there are fewer. */
function scoreOfRank(scores: Iterable<number>, rank: number): number {
  const sorted = Float64Array.from(scores).sort();
  return sorted[sorted.length - rank] ?? 0;
}

/**
 * All items that may be among the `count` best by the sum of their terms' scores (Turtle and Flood, 1995): the terms
 * that tell most come first, and once those that are left can't lift a new item that far, no new one is looked at, which
 * spares the long lists of common terms.
 */
export function possiblyBest(
  terms: readonly ScoredTerm[],
  count: number,
  isWanted: (item: number) => boolean,
): number[] {
  const tellingFirst = [...terms].sort((a, b) => b.bestScore - a.bestScore);
  let left = tellingFirst.reduce((sum, { bestScore }) => sum + bestScore, 0);
  let sums = new Map<number, number>();
  let isOpen = true;
  for (const { items, scoreAt, bestScore, placeOf } of tellingFirst) {
    const reached = sums.size < count ? 0 : scoreOfRank(sums.values(), count) * ROUNDING;
    isOpen &&= left >= reached;
    if (isOpen) {
      for (let place = 0; place < items.length; place += 1) {
        const item = items[place] ?? 0;
        if (isWanted(item)) sums.set(item, (sums.get(item) ?? 0) + scoreAt(place));
      }
    } else {
      sums = new Map([...sums].filter(([, sum]) => sum + left >= reached));
      for (const [item, sum] of sums) {
        const place = placeOf(item);
        if (place !== -1) sums.set(item, sum + scoreAt(place));
      }
    }
    left -= bestScore;
  }
  const reached = sums.size < count ? 0 : scoreOfRank(sums.values(), count) * ROUNDING;
  return [...sums].filter(([, sum]) => sum >= reached).map(([item]) => item);
}
