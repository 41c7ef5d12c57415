import { expect, test } from 'vitest';
import { likeliestPhrase } from '../../src/answer/likely-phrase.js';
import type { Reading } from '../../src/reading/reading.js';
import type { Span } from '../../src/types.js';

const SENTENCE = 'They promised to train nurses and to build a hospital.';
const WORDS = [...SENTENCE.matchAll(/\p{L}+/gu)].map(({ 0: word, index }) => ({
  start: index,
  end: index + word.length,
}));
const WHOLE = { start: 0, end: SENTENCE.length };

function spanOf(words: string): Span {
  const start = SENTENCE.indexOf(words);
  return { start, end: start + words.length };
}

/** A reader that thinks each of some spans possible. */
function thinking(...spans: readonly string[]): Reading {
  const likely = spans.map(spanOf);
  const at = (edge: 'start' | 'end'): number[] =>
    WORDS.map((word) => (likely.some((span) => span[edge] === word[edge]) ? 14 : 0));
  return { words: WORDS, starts: at('start'), ends: at('end') };
}

function chosen(reading: Reading, phrases: readonly string[]): string | null {
  const phrase = likeliestPhrase(SENTENCE, { reading, whole: WHOLE, phrases: phrases.map(spanOf) });
  return phrase && SENTENCE.slice(phrase.start, phrase.end);
}

test('a phrase is chosen that shares most with what may answer', () => {
  expect(chosen(thinking('to train nurses'), ['train nurses', 'nurses', 'to build a hospital'])).toBe('train nurses');
});

test('of two that share as much it is the shorter one', () => {
  expect(chosen(thinking('hospital'), ['a hospital', 'hospital'])).toBe('hospital');
});

test('beginning with one possible answer and ending with another counts for little', () => {
  const reading = thinking('to train nurses', 'to build a hospital');
  const phrases = ['to train nurses and to build a hospital', 'to train nurses', 'nurses and to build'];
  expect(chosen(reading, phrases)).not.toBe('nurses and to build');
});

test('nothing is chosen where no phrase holds a word that may answer', () => {
  expect(chosen(thinking('nurses'), ['They'])).toBeNull();
  expect(chosen(thinking('nurses'), [])).toBeNull();
});
