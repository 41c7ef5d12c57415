import { describe, expect, test } from 'vitest';
import { answerSpan } from '../../src/answer/answer-span.js';
import type { Reading } from '../../src/reading/reading.js';

const QUOTE = 'The Arctic Council (AC) met in Oslo on 5 March 2018 with many guests.';
const OFFSET = 40;
const WHOLE = { start: OFFSET, end: OFFSET + QUOTE.length };

/** A reader that leans to some words by so much over the others. */
function leaningTo(words: string, logit: number): Reading {
  const found = [...QUOTE.matchAll(/[\p{L}\p{N}]+/gu)];
  const from = QUOTE.indexOf(words);
  const inside = (index: number): boolean => index >= from && index < from + words.length;
  return {
    words: found.map(({ 0: word, index }) => ({ start: OFFSET + index, end: OFFSET + index + word.length })),
    starts: found.map(({ index }) => (index === from ? logit : inside(index) ? logit - 2 : 0)),
    ends: found.map(({ 0: word, index }) =>
      index + word.length === from + words.length ? logit : inside(index) ? logit - 2 : 0,
    ),
  };
}

function answer(question: string, reading: Reading | null): string {
  const { start, end } = answerSpan(question, QUOTE, WHOLE, reading);
  return QUOTE.slice(start - OFFSET, end - OFFSET);
}

describe('the answer in a cited sentence', () => {
  test('is what the reader is sure of', () => {
    expect(answer('What was there?', leaningTo('many guests', 9))).toBe('many guests');
  });

  test('is the piece of the kind asked for that the reader leans to', () => {
    expect(answer('When did they meet?', leaningTo('March', 4))).toBe('5 March 2018');
    expect(answer('Where did they meet?', leaningTo('Oslo', 4))).toBe('Oslo');
  });

  test('is all of the sentence where two things are asked for', () => {
    expect(answer('When and where did they meet?', leaningTo('March', 9))).toBe(QUOTE);
    expect(answer('What was there, and who with?', leaningTo('many guests', 9))).toBe(QUOTE);
    expect(answer('When did guests and hosts meet?', leaningTo('March', 9))).toBe('5 March 2018');
  });

  test('is the one piece of the kind asked for in more than that', () => {
    expect(answer('Where did they meet?', leaningTo('met in Oslo on', 6))).toBe('Oslo');
    expect(answer('What was there?', leaningTo('met in Oslo on', 6))).toBe('met in Oslo');
  });

  test('is what an abbreviation stands for, whatever the reader leans to', () => {
    expect(answer('What does AC stand for?', leaningTo('Oslo', 9))).toBe('Arctic Council');
    expect(answer('What is the AC?', leaningTo('Oslo', 9))).toBe('Arctic Council');
    expect(answer('What is AC short for?', leaningTo('Oslo', 9))).toBe('Arctic Council');
    expect(answer('What does XY stand for?', leaningTo('Oslo', 9))).toBe(QUOTE);
  });

  test('is the whole sentence where nothing is sure', () => {
    expect(answer('What was there?', leaningTo('many guests', 1))).toBe(QUOTE);
    expect(answer('When did they meet?', null)).toBe(QUOTE);
  });

  test('is the reason that is asked for', () => {
    expect(answer('Why were they many?', leaningTo('with many guests', 9))).toBe('with many guests');
  });

  test('cuts no name, whatever the reader leans to', () => {
    expect(answer('Which body met?', leaningTo('Council', 9))).toBe(QUOTE);
    expect(answer('Which body met?', leaningTo('Arctic Council', 9))).toBe('Arctic Council');
  });

  test('is the whole sentence where the reader only says the question again', () => {
    expect(answer('What guests were there, many guests?', leaningTo('many guests', 9))).toBe(QUOTE);
    expect(answer('Which meeting did the AC hold?', leaningTo('Arctic Council', 9))).toBe(QUOTE);
  });

  test.each(['Did they meet in Oslo?', 'What is said about the Arctic Council?', 'What is the Arctic Council?'])(
    'is the whole sentence where a sentence is asked for: %s',
    (question) => {
      expect(answer(question, leaningTo('Oslo', 9))).toBe(QUOTE);
    },
  );
});
