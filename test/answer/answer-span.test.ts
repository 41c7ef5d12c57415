import { describe, expect, test } from 'vitest';
import { answerSpan } from '../../src/answer/answer-span.js';
import type { Reading } from '../../src/reading/reading.js';

const QUOTE = 'The Arctic Council (AC) met in Oslo on 5 March 2018 with many guests.';
const OFFSET = 40;

/** A reader that leans to some words by so much over the others. */
function leaningTo(words: string, logit: number, quote = QUOTE): Reading {
  const found = [...quote.matchAll(/[\p{L}\p{N}]+/gu)];
  const from = quote.indexOf(words);
  const inside = (index: number): boolean => index >= from && index < from + words.length;
  return {
    words: found.map(({ 0: word, index }) => ({ start: OFFSET + index, end: OFFSET + index + word.length })),
    starts: found.map(({ index }) => (index === from ? logit : inside(index) ? logit - 2 : 0)),
    ends: found.map(({ 0: word, index }) =>
      index + word.length === from + words.length ? logit : inside(index) ? logit - 2 : 0,
    ),
  };
}

function answer(question: string, reading: Reading | null, quote = QUOTE): string {
  const { start, end } = answerSpan(question, quote, { start: OFFSET, end: OFFSET + quote.length }, reading);
  return quote.slice(start - OFFSET, end - OFFSET);
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

  test('leaves out what only says the question again', () => {
    expect(answer('Where was it that they met?', leaningTo('met in Oslo on', 6))).toBe('Oslo');
    expect(answer('Where did they go?', leaningTo('met in Oslo on', 6))).toBe('met in Oslo');
    expect(answer('What was there?', leaningTo('met in Oslo on', 6))).toBe('met in Oslo');
  });

  test('is what an abbreviation stands for, whatever the reader leans to', () => {
    expect(answer('What does AC stand for?', leaningTo('Oslo', 9))).toBe('Arctic Council');
    expect(answer('What is the AC?', leaningTo('Oslo', 9))).toBe('Arctic Council');
    expect(answer('What is AC short for?', leaningTo('Oslo', 9))).toBe('Arctic Council');
    expect(answer('AC stands for', leaningTo('Oslo', 9))).toBe('Arctic Council');
    expect(answer('meaning of AC', leaningTo('Oslo', 9))).toBe('Arctic Council');
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

  test.each([
    'Did they meet in Oslo?',
    'What is said about the Arctic Council?',
    'What is the Arctic Council?',
    'guests from the north',
    'next meeting?',
    'What is the attitude of the Council to guests?',
    'What happened to the guests?',
  ])('is the whole sentence where a sentence is asked for: %s', (question) => {
    expect(answer(question, leaningTo('Oslo', 9))).toBe(QUOTE);
  });

  test('is no part that only says which of what is named in the question', () => {
    const quote = 'They want talks to lower the risk of conflict stemming from rivalry.';
    const reading = leaningTo('stemming from rivalry', 9, quote);
    expect(answer('How can conflict be made less likely?', reading, quote)).toBe(quote);
    expect(answer('What causes the conflict?', reading, quote)).toBe('stemming from rivalry');
  });

  test('keeps of how many a number is', () => {
    const quote = 'It was found that four in ten pupils read badly.';
    expect(answer('How many pupils read badly?', leaningTo('four', 9, quote), quote)).toBe('four in ten');
  });
});
