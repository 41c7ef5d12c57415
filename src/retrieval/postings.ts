import { lowerBound } from '../lower-bound.js';
import { boundsOf, narrowed, placesByValue, type WholeNumbers } from '../rows.js';

/** Which items hold which terms, known by their numbers, and how often: both ways in flat arrays, 6 to 10 bytes for each term of an item. */
export interface Postings {
  /** The items that hold a term, in rising order, beside how often each does. */
  readonly itemsOf: (term: number) => WholeNumbers;
  readonly frequenciesOf: (term: number) => Uint8Array;
  /** The terms that an item holds, in the order of their first appearance, beside how often each stands there. */
  readonly termsIn: (item: number) => WholeNumbers;
  readonly frequenciesIn: (item: number) => Uint8Array;
}

/** A term that stands there more often tells no more: BM25 has given nearly all by then. */
const MOST_OFTEN = 0xff;

/** Rows of numbers behind each other; `bounds` has one entry more than there are rows. */
interface Rows {
  readonly bounds: Uint32Array;
  readonly numbers: WholeNumbers;
  readonly frequencies: Uint8Array;
}

/** The same pairs by the other of the two. */
function inverted({ bounds, numbers, frequencies }: Rows, count: number): Rows {
  const rowAt = new Uint32Array(numbers.length);
  for (let row = 0; row + 1 < bounds.length; row += 1) rowAt.fill(row, bounds[row], bounds[row + 1]);
  const { bounds: others, places } = placesByValue(numbers, count);
  return {
    bounds: others,
    numbers: narrowed(
      places.map((place) => rowAt[place] ?? 0),
      bounds.length,
    ),
    frequencies: Uint8Array.from(places, (place) => frequencies[place] ?? 0),
  };
}

function rowOf<T extends WholeNumbers | Uint8Array>(values: T, bounds: Uint32Array, row: number): T {
  return values.subarray(bounds[row] ?? 0, bounds[row + 1] ?? 0) as T;
}

/** @param items the terms of each item, repeated as often as they stand there */
export function postingsOf(items: Iterable<readonly number[]>): Postings {
  let termCount = 0;
  const lengths: number[] = [];
  const numbers: number[] = [];
  const frequencies: number[] = [];
  for (const terms of items) {
    const counts = new Map<number, number>();
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
    for (const [term, frequency] of counts) {
      termCount = Math.max(termCount, term + 1);
      numbers.push(term);
      frequencies.push(Math.min(frequency, MOST_OFTEN));
    }
    lengths.push(counts.size);
  }
  const byItem = {
    bounds: boundsOf(lengths),
    numbers: narrowed(numbers, termCount),
    frequencies: Uint8Array.from(frequencies),
  };
  const byTerm = inverted(byItem, termCount);
  return {
    itemsOf: (term) => rowOf(byTerm.numbers, byTerm.bounds, term),
    frequenciesOf: (term) => rowOf(byTerm.frequencies, byTerm.bounds, term),
    termsIn: (item) => rowOf(byItem.numbers, byItem.bounds, item),
    frequenciesIn: (item) => rowOf(byItem.frequencies, byItem.bounds, item),
  };
}

/** Where a number stands in a rising list; -1 where it doesn't. */
export function placeOf(rising: WholeNumbers, wanted: number): number {
  const place = lowerBound(rising.length, (at) => (rising[at] ?? wanted) < wanted);
  return rising[place] === wanted ? place : -1;
}
