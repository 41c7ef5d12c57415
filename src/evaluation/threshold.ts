/** The thresholds that are tried, from 0 to 1. */
export const THRESHOLDS: readonly number[] = Array.from({ length: 101 }, (_, i) => i / 100);

/** The greatest of `THRESHOLDS` with which the part of right decisions is at most `givenUp` below the greatest part. */
export function greatestThreshold(rightParts: readonly number[], givenUp: number): number {
  const enough = Math.max(...rightParts) - givenUp;
  return THRESHOLDS.findLast((_, i) => (rightParts[i] ?? 0) >= enough) ?? 0;
}
