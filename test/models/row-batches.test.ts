import { expect, test } from 'vitest';
import { toBatches } from '../../src/models/row-batches.js';

function batchesOf(lengths: readonly number[]): number[][] {
  return toBatches(lengths, (length) => length);
}

test('rows of one length run together', () => {
  expect(batchesOf([40, 40, 40])).toEqual([[40, 40, 40]]);
});

test('a row much longer than the others does not pad them', () => {
  expect(batchesOf([30, 120, 31, 30])).toEqual([[30, 30, 31], [120]]);
});

test('what would block others for long runs in several batches', () => {
  const batches = batchesOf(Array.from({ length: 40 }, () => 50));
  expect(batches.length).toBeGreaterThan(5);
  expect(batches.flat()).toHaveLength(40);
});

test('a row too long for any batch runs alone', () => {
  expect(batchesOf([380, 380])).toEqual([[380], [380]]);
});

test('no rows, no batches', () => {
  expect(batchesOf([])).toEqual([]);
});

test('every row is in one batch, also where rows are equal', () => {
  const rows = [9, 80, 9, 35, 80, 120, 36, 384, 9].map((length) => ({ length }));
  const batched = toBatches(rows, ({ length }) => length).flat();
  expect(batched).toHaveLength(rows.length);
  expect(new Set(batched)).toEqual(new Set(rows));
});
