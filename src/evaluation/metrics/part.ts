/** Null where there are no values. */
export function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The part of all that counts, 0 to 1; null where there are none. */
export function part<T>(all: readonly T[], counts: (one: T) => boolean): number | null {
  return mean(all.map((one) => (counts(one) ? 1 : 0)));
}
