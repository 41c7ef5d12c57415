import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { spanOverlap } from '../../../src/evaluation/metrics/span-overlap.js';

/** Expected values by the rules of SQuAD's official script for version 2.0. */
test.each([
  ['The Denver Broncos!', ['Denver Broncos'], 1, 1],
  ['in Santa Clara, California', ['Santa Clara'], 0, 2 / 3],
  ['Santa Clara', ['Levi’s Stadium', 'Santa Clara, California'], 0, 4 / 5],
  ['cat cat dog', ['cat dog dog'], 0, 2 / 3],
  ['1,000', ['1000'], 1, 1],
  ['well-known', ['well known'], 0, 0],
  ['anthem', ['the anthem', 'hymn'], 1, 1],
  ['a\u00a0b', ['b'], 1, 1],
  ['Zoë a', ['zoë'], 1, 1],
  ['ëa', ['ë'], 0, 0],
])('"%s" against %j', (predicted, golds, exactMatch, f1) => {
  expect(spanOverlap(predicted, golds).exactMatch).toBe(exactMatch);
  expect(spanOverlap(predicted, golds).f1).toBeCloseTo(f1, 10);
});

describe('a refusal', () => {
  test('is right where there is no answer, and only there', () => {
    expect(spanOverlap('', [])).toEqual({ exactMatch: 1, f1: 1 });
    expect(spanOverlap('', ['Tokyo'])).toEqual({ exactMatch: 0, f1: 0 });
    expect(spanOverlap('Tokyo', [])).toEqual({ exactMatch: 0, f1: 0 });
  });

  test('does not become right by a right answer that is only an article', () => {
    expect(spanOverlap('', ['the', 'Tokyo'])).toEqual({ exactMatch: 0, f1: 0 });
  });
});

const texts = fc.array(fc.constantFrom('the', 'Tokyo', 'tokyo', 'a', 'March', '5', ',', 'dialogue'), { maxLength: 6 });
const text = texts.map((words) => words.join(' '));

test('an exact match is a full F1, and both lie between 0 and 1', () => {
  fc.assert(
    fc.property(text, fc.array(text, { maxLength: 3 }), (predicted, golds) => {
      const { exactMatch, f1 } = spanOverlap(predicted, golds);
      expect(f1).toBeGreaterThanOrEqual(exactMatch);
      expect(f1).toBeLessThanOrEqual(1);
    }),
  );
});

test('a right answer repeated is an exact match, and one more right answer never lowers F1', () => {
  fc.assert(
    fc.property(text, fc.array(text, { minLength: 1, maxLength: 3 }), text, (predicted, golds, more) => {
      fc.pre(spanOverlap('', [more]).exactMatch === 0 && spanOverlap('', golds).exactMatch === 0);
      expect(spanOverlap(more, [...golds, more]).exactMatch).toBe(1);
      expect(spanOverlap(predicted, [...golds, more]).f1).toBeGreaterThanOrEqual(spanOverlap(predicted, golds).f1);
    }),
  );
});

test('F1 does not care which of two texts is the right one', () => {
  fc.assert(
    fc.property(text, text, (one, other) => {
      expect(spanOverlap(one, [other]).f1).toBeCloseTo(spanOverlap(other, [one]).f1, 10);
    }),
  );
});
