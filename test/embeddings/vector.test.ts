import { expect, test } from 'vitest';
import { assertVector, normalized } from '../../src/embeddings/vector.js';
import { VectorError } from '../../src/errors.js';

test.each([
  ['too short', [1]],
  ['too long', [1, 2, 3]],
  ['with NaN', [1, NaN]],
  ['with an infinite value', [-Infinity, 1]],
  ['with something that is no number', [1, '2']],
  ['that is no array', new Float32Array(2)],
  ['that is not there', undefined],
])('a vector %s is refused', (_case, vector) => {
  expect(() => {
    assertVector(vector, 2, 'here');
  }).toThrow(VectorError);
});

test('a vector of the right form is let pass', () => {
  expect(() => {
    assertVector([0, -1.5], 2, 'here');
  }).not.toThrow();
});

test('a vector gets length 1, a vector of zeros stays as it is', () => {
  expect(normalized([3, -4])).toEqual([0.6, -0.8]);
  expect(normalized([0, 0])).toEqual([0, 0]);
});
