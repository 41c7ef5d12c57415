import { boundsOf, narrowed } from '../rows.js';
import { placeOf } from './postings.js';

/** Two numbers of terms below it make one that a float holds exactly. */
const MOST_TERMS = 2 ** 26;

/** Which terms stand right before which in some texts, known by their numbers: 2 or 4 bytes for each distinct pair, 4 for each term. */
export interface TermPairs {
  readonly has: (first: number, second: number) => boolean;
}

/** Collects the pairs of one text after another. */
export class TermPairCollector {
  readonly #keys: number[] = [];

  add(terms: readonly number[]): void {
    for (const [i, second] of terms.entries()) {
      const first = terms[i - 1];
      if (first !== undefined) this.#keys.push(first * MOST_TERMS + second);
    }
  }

  collected(termCount: number): TermPairs {
    const distinct = Float64Array.from(this.#keys)
      .sort()
      .filter((key, i, sorted) => key !== sorted[i - 1]);
    const lengths = new Uint32Array(termCount);
    for (const key of distinct) {
      const first = Math.floor(key / MOST_TERMS);
      lengths[first] = (lengths[first] ?? 0) + 1;
    }
    const bounds = boundsOf(lengths);
    const seconds = narrowed(
      distinct.map((key) => key % MOST_TERMS),
      termCount,
    );
    return {
      has: (first, second) => placeOf(seconds.subarray(bounds[first] ?? 0, bounds[first + 1] ?? 0), second) !== -1,
    };
  }
}
