import type { HnswVectorStore } from '../../src/vector-index/hnsw-vector-store.js';

/** All vectors of a store, row by row. */
export interface Matrix {
  readonly dimension: number;
  readonly rows: number;
  readonly values: Float32Array;
}

export function matrixOf(store: HnswVectorStore): Matrix {
  const { dimension, size: rows } = store;
  const values = new Float32Array(rows * dimension);
  for (let row = 0; row < rows; row += 1) values.set(store.vector(row), row * dimension);
  return { dimension, rows, values };
}

/** Rows by their similarity to a vector, best first. */
export interface Nearest {
  readonly similarities: Float32Array;
  readonly rows: number[];
}

/** The rows nearest to a vector by comparing all of them, best first: what an approximate search is held against. */
export function exactNearest({ dimension, rows, values }: Matrix, vector: readonly number[], count: number): Nearest {
  const query = Float32Array.from(vector);
  const similarities = new Float32Array(rows);
  for (let row = 0; row < rows; row += 1) {
    let sum = 0;
    const start = row * dimension;
    for (let i = 0; i < dimension; i += 1) sum += (query[i] ?? 0) * (values[start + i] ?? 0);
    similarities[row] = sum;
  }
  const limit = Float32Array.from(similarities).sort()[Math.max(0, rows - count)] ?? -1;
  const nearest = [...similarities.entries()]
    .filter(([, similarity]) => similarity >= limit)
    .sort(([, a], [, b]) => b - a)
    .slice(0, count)
    .map(([row]) => row);
  return { similarities, rows: nearest };
}

/** Two similarities that differ by less are the same, summed up in another order. */
const TIE = 1e-6;

/**
 * The part of the nearest rows that was found. Of rows that are as near as the last of the nearest any will do, as in
 * ann-benchmarks (Aumüller, Bernhardsson and Faithfull, 2020): which of them is among the nearest is chance.
 */
export function recall({ similarities, rows }: Nearest, found: readonly number[]): number {
  const limit = (similarities[rows.at(-1) ?? 0] ?? 0) - TIE;
  return found.filter((row) => (similarities[row] ?? -1) >= limit).length / rows.length;
}
