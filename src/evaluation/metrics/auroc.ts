import { lowerBound } from '../../lower-bound.js';

/** Area under the ROC curve by rank sums (Mann and Whitney, 1947), ties counted half. Null where a side is empty. */
export function auroc(positives: readonly number[], negatives: readonly number[]): number | null {
  if (positives.length === 0 || negatives.length === 0) return null;
  const sorted = [...negatives].sort((a, b) => a - b);
  const wins = positives.reduce((sum, value) => {
    const below = lowerBound(sorted.length, (place) => (sorted[place] ?? value) < value);
    const notAbove = lowerBound(sorted.length, (place) => (sorted[place] ?? value) <= value);
    return sum + (below + notAbove) / 2;
  }, 0);
  return wins / (positives.length * negatives.length);
}
