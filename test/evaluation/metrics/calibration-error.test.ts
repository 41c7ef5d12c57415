import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expectedCalibrationError, reliability } from '../../../src/evaluation/metrics/calibration-error.js';
import type { Judged } from '../../../src/evaluation/metrics/risk-coverage.js';

function judged(confidence: number, right: number, wrong: number): Judged[] {
  const all = (count: number, isRight: boolean): Judged[] =>
    Array.from({ length: count }, () => ({ confidence, isRight }));
  return [...all(right, true), ...all(wrong, false)];
}

test('bins tell what was promised and what came true, by hand', () => {
  const bins = reliability([...judged(0.9, 1, 1), ...judged(0.82, 2, 0), ...judged(0.25, 0, 4)]);
  expect(bins).toEqual([
    { count: 4, meanConfidence: 0.25, accuracy: 0 },
    { count: 4, meanConfidence: 0.86, accuracy: 0.75 },
  ]);
  expect(expectedCalibrationError(bins)).toBeCloseTo(0.5 * 0.25 + 0.5 * 0.11, 10);
});

test('a bin is open below and closed above; 0 belongs to the first', () => {
  const bins = reliability([...judged(0, 0, 1), ...judged(0.1, 0, 1), ...judged(0.11, 1, 0), ...judged(1, 1, 0)]);
  expect(bins.map(({ count }) => count)).toEqual([2, 1, 1]);
});

test('it is 0 where in every hundred as many are right as was promised', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 12 }), (percentages) => {
      const all = percentages.flatMap((percentage) => judged(percentage / 100, percentage, 100 - percentage));
      expect(expectedCalibrationError(reliability(all))).toBeCloseTo(0, 10);
    }),
  );
});

test('it is at least how far mean confidence is from accuracy, and at most 1', () => {
  const cases = fc.array(fc.record({ confidence: fc.double({ min: 0, max: 1, noNaN: true }), isRight: fc.boolean() }), {
    minLength: 1,
  });
  fc.assert(
    fc.property(cases, (all) => {
      const error = expectedCalibrationError(reliability(all)) ?? NaN;
      const gap = all.reduce((sum, { confidence, isRight }) => sum + confidence - (isRight ? 1 : 0), 0) / all.length;
      expect(error).toBeGreaterThanOrEqual(Math.abs(gap) - 1e-9);
      expect(error).toBeLessThanOrEqual(1 + 1e-9);
    }),
  );
});

test('without a question it is not known', () => {
  expect(expectedCalibrationError(reliability([]))).toBeNull();
});
