import { VectorError } from '../errors.js';

/**
 * Checks what is about to cross a boundary as a vector: hnswlib-node takes NaN without a word, and crashes the
 * process on what is no array of numbers.
 *
 * @throws VectorError naming `where` the vector was met.
 */
export function assertVector(vector: unknown, dimension: number, where: string): asserts vector is number[] {
  if (!Array.isArray(vector)) throw new VectorError(where, 'a vector must be an array of numbers');
  if (vector.length !== dimension) {
    throw new VectorError(
      where,
      `a vector has ${String(vector.length)} dimensions where ${String(dimension)} are needed`,
    );
  }
  const bad = vector.findIndex((value) => !Number.isFinite(value));
  if (bad !== -1) throw new VectorError(where, `dimension ${String(bad)} is not a finite number`);
}

export function dotProduct(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

/** To length 1; a vector of zeros (a text of which the model knows no token) stays as it is, near to nothing. */
export function normalized(vector: readonly number[]): number[] {
  const length = Math.sqrt(dotProduct(vector, vector));
  return length === 0 ? [...vector] : vector.map((value) => value / length);
}
