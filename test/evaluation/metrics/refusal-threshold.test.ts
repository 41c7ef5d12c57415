import { expect, test } from 'vitest';
import { bestRefusal } from '../../../src/evaluation/metrics/refusal-threshold.js';

test('it refuses all that is unanswerable where a threshold can', () => {
  expect(bestRefusal([3, 5], [1, 2])).toBe(2);
});

test('it weighs what is refused rightly against what is refused wrongly', () => {
  // Up to 1: one half of the unanswerable, none of the answerable. Up to 4: all of them, but three quarters.
  expect(bestRefusal([2, 2, 3, 5], [1, 4])).toBe(1);
  // Up to 4 now costs one quarter only.
  expect(bestRefusal([2, 5, 5, 5], [1, 4])).toBe(4);
});

test('it refuses nothing where that is best', () => {
  expect(bestRefusal([1, 2], [3])).toBe(-Infinity);
  expect(bestRefusal([1, 2], [])).toBe(-Infinity);
});
