import { expect, test } from 'vitest';
import { auroc } from '../../../src/evaluation/metrics/auroc.js';

test('it is 1 where every positive is above every negative, 0 the other way round', () => {
  expect(auroc([0.8, 0.9], [0.1, 0.2])).toBe(1);
  expect(auroc([0.1, 0.2], [0.8, 0.9])).toBe(0);
});

test('ties count half', () => {
  expect(auroc([0.5], [0.5])).toBe(0.5);
  expect(auroc([0.5, 1], [0.5, 0])).toBe((0.5 + 1 + 1 + 1) / 4);
});

test('it is not known without both sides', () => {
  expect(auroc([], [0.5])).toBeNull();
  expect(auroc([0.5], [])).toBeNull();
});
