import fc from 'fast-check';
import { expect, test } from 'vitest';
import { terms, termSpans } from '../../src/vocabulary/terms.js';
import { vocabularyOf } from '../../src/vocabulary/vocabulary.js';
import { paragraphText } from '../set-up/arbitraries.js';

test('inflected forms, accents, capitals and possessives come to the same term', () => {
  expect(terms('freedoms FREEDOM’s freedom')).toEqual(Array(3).fill(terms('freedom')[0]));
  expect(terms('Café')).toEqual(terms('cafe'));
});

test('what is not seen inside a word does not part it', () => {
  expect(terms('a co\u00ADokie and c\u200Bookies\uFEFF')).toEqual(['cooki', 'cooki']);
});

test('parts of hyphenated words are terms of their own', () => {
  expect(terms('multi-stakeholder')).toEqual(terms('multi stakeholder'));
});

test('function words are no terms', () => {
  expect(terms('What is it that the two of them said about this?')).toEqual(terms('two said'));
});

test('words that only join what is said are no terms, though elsewhere they are', () => {
  expect(terms('In this respect, they acted in order to help.')).toEqual(terms('acted help'));
  expect(terms('They respect the order.')).toEqual(terms('respect order'));
});

test('an acronym that looks like a function word stays a term, unless all is in capitals', () => {
  expect(terms('Did the US join?')).toHaveLength(2);
  expect(terms('Did the U.S. join?')).toEqual(terms('Did the US join?'));
  expect(terms('What is WHO’s role?')).toEqual(terms('WHO role'));
  expect(terms('DID THEY TELL US THIS?')).toEqual(terms('tell'));
});

test('grouped digits are one number', () => {
  expect(terms('5,000 and 5000')).toEqual(['5000', '5000']);
});

test('text without spaces between words is segmented', () => {
  expect(terms('日本とEUの対話')).toContain('対話');
});

test('a term’s span is the word in the text that it comes from', () => {
  const text = 'The two sides’ “Joint Elements” (2018)';
  expect(termSpans(text).map(({ start, end }) => text.slice(start, end))).toEqual([
    'two',
    'sides',
    'Joint',
    'Elements',
    '2018',
  ]);
});

test('spans are in order and inside the text, whatever the text', () => {
  fc.assert(
    fc.property(paragraphText, (text) => {
      let last = 0;
      for (const { start, end, term } of termSpans(text)) {
        expect(term).not.toBe('');
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(text.length);
        last = end;
      }
    }),
  );
});

test('a vocabulary has each term once, under its most frequent word', () => {
  expect(vocabularyOf(['Meetings and a meeting.', 'Another meeting'])).toEqual([
    { term: terms('meeting')[0], word: 'meeting' },
    { term: terms('another')[0], word: 'another' },
  ]);
});
