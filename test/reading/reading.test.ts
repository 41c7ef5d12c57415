import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { likelySpans, relevance, shareInside, type Reading } from '../../src/reading/reading.js';
import type { Span } from '../../src/types.js';

/** "It met in Tokyo. It was cold." with an answer at "Tokyo" and, weaker, at "cold". */
const TEXT = 'It met in Tokyo. It was cold.';
const WORDS = [...TEXT.matchAll(/\w+|\./g)].map(({ 0: word, index }) => ({ start: index, end: index + word.length }));
const peaks: Readonly<Record<string, number>> = { Tokyo: 5, cold: 2 };
const logits = WORDS.map(({ start, end }) => peaks[TEXT.slice(start, end)] ?? -6);
const reading: Reading = { words: WORDS, starts: logits, ends: logits };
const FIRST = { start: 0, end: 16 };
const SECOND = { start: 17, end: 29 };

function bestText(within: Span): string | undefined {
  const [span] = likelySpans(reading, within, 1);
  return span && TEXT.slice(span.start, span.end);
}

describe('a reading', () => {
  test('has its likeliest span where both ends are likely', () => {
    const whole = { start: 0, end: TEXT.length };
    expect(bestText(whole)).toBe('Tokyo');
    expect(likelySpans(reading, whole, 1)[0]?.share).toBeGreaterThan(0.8);
  });

  test('has its likeliest span inside the part that is asked about', () => {
    expect(bestText(SECOND)).toBe('cold');
  });

  test('tells how much speaks for an answer inside given words', () => {
    const whole = { start: 0, end: TEXT.length };
    expect(shareInside(reading, { start: 10, end: 15 }, whole)).toBeGreaterThan(0.8);
    expect(shareInside(reading, SECOND, whole)).toBeLessThan(0.1);
    expect(shareInside(reading, whole, whole)).toBeCloseTo(1);
    expect(shareInside(reading, { start: 16, end: 17 }, whole)).toBe(0);
  });

  test('is more relevant where more speaks for an answer', () => {
    expect(relevance(reading, FIRST)).toBeGreaterThan(relevance(reading, SECOND));
    expect(relevance(reading, { start: 0, end: TEXT.length })).toBeGreaterThan(relevance(reading, FIRST));
  });

  test('of a very long text tells as much', () => {
    const words = Array.from({ length: 200_000 }, (_, i) => ({ start: 2 * i, end: 2 * i + 1 }));
    const flat = words.map(() => -1);
    expect(relevance({ words, starts: flat, ends: flat }, { start: 0, end: 400_000 })).toBeCloseTo(
      Math.log(200_000) - 1,
    );
  });

  test('says nothing about a part without words', () => {
    expect(relevance(reading, { start: 16, end: 17 })).toBe(-Infinity);
    expect(likelySpans(reading, { start: 16, end: 17 }, 9)).toEqual([]);
    expect(relevance({ words: [], starts: [], ends: [] }, FIRST)).toBe(-Infinity);
  });

  test('has spans of whole words inside the part, in order, whatever its logits', () => {
    const row = fc.array(fc.float({ min: -20, max: 20, noNaN: true }), {
      minLength: WORDS.length,
      maxLength: WORDS.length,
    });
    fc.assert(
      fc.property(row, row, fc.constantFrom(FIRST, SECOND), (starts, ends, within) => {
        const spans = likelySpans({ words: WORDS, starts, ends }, within, 9);
        const isInside = (span: Span): boolean =>
          within.start <= span.start && span.start < span.end && span.end <= within.end;
        const isWhole = (span: Span): boolean =>
          WORDS.some(({ start }) => start === span.start) && WORDS.some(({ end }) => end === span.end);
        const isInOrder = spans.every(({ share }, i) => share <= (spans[i - 1]?.share ?? 1));
        return (
          spans.every((span) => isInside(span) && isWhole(span)) &&
          isInOrder &&
          Number.isFinite(relevance({ words: WORDS, starts, ends }, within))
        );
      }),
    );
  });
});
