import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { phrasesOf } from '../../src/answer/phrases.js';

function phrases(sentence: string): string[] {
  return phrasesOf(sentence).map(({ start, end }) => sentence.slice(start, end));
}

describe('the phrases of a sentence', () => {
  test.each([
    ['They met in Oslo on 5 March 2018.', ['Oslo', '5 March 2018', 'in Oslo on 5 March 2018']],
    ['The park covers 300 acres and seats 2,500 people.', ['300 acres', '300', '2,500 people']],
    ['Ms. Ratih Prameswari of Indonesia chaired the talks.', ['Ms. Ratih Prameswari of Indonesia', 'the talks']],
    ['They agreed to hold experts liable, and to meet again.', ['to hold experts liable', 'to meet again']],
    ['The “Charter of Bergen” binds nobody.', ['“Charter of Bergen”']],
  ])('%s', (sentence, expected) => {
    expect(phrases(sentence)).toEqual(expect.arrayContaining(expected));
  });

  test.each([
    ['The Convention on Cybercrime is a basis.', ['Convention', 'on Cybercrime', 'The Convention']],
    ['They met on 5 March 2018.', ['5', 'on 5']],
    ['Ms. Ratih Prameswari chaired the talks.', ['Ms']],
    ['The Council (AC) met in a well-known hall.', ['Council (AC', 'AC) met', 'well', 'known hall']],
    ['Members of Portuguese-speaking African countries came.', ['Portuguese-speaking African']],
    ['It works by developing and implementing new rules.', ['by developing', 'developing']],
  ])('cut no name and leave nothing open: %s', (sentence, wrong) => {
    expect(phrases(sentence).filter((phrase) => wrong.includes(phrase))).toEqual([]);
  });

  test('are none where it is very long', () => {
    expect(phrases('They met in Oslo and '.repeat(20_000))).toEqual([]);
  });

  test('of any text are pieces of it', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80, unit: 'grapheme' }), (text) =>
        phrasesOf(text).every(({ start, end }) => 0 <= start && start < end && end <= text.length),
      ),
    );
  });
});
