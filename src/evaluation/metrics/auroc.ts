/** Area under the ROC curve by rank sums (Mann and Whitney, 1947), ties counted half. Null where a side is empty. */
export function auroc(positives: readonly number[], negatives: readonly number[]): number | null {
  if (positives.length === 0 || negatives.length === 0) return null;
  const sorted = [...negatives].sort((a, b) => a - b);
  const countBelow = (value: number, isBelow: (other: number) => boolean): number => {
    let low = 0;
    for (let high = sorted.length; low < high;) {
      const middle = (low + high) >> 1;
      if (isBelow(sorted[middle] ?? value)) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const wins = positives.reduce((sum, value) => {
    const below = countBelow(value, (other) => other < value);
    const notAbove = countBelow(value, (other) => other <= value);
    return sum + (below + notAbove) / 2;
  }, 0);
  return wins / (positives.length * negatives.length);
}
