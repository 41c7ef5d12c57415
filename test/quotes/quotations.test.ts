import { expect, test } from 'vitest';
import { QuoteChecker } from '../../src/quotes/quote-checker.js';
import { quotations } from '../../src/quotes/quotations.js';
import { documentFrom } from '../set-up/parsing.js';

test.each([
  ['A 24" screen costs $90, and "All laptops are encrypted" holds.', ['All laptops are encrypted']],
  ['"Two" and ("three"), but 5" and 7" are inches.', ['Two', 'three']],
  ['He said: "A 24" screen', ['A 24']],
  ['他说"你好"。', ['你好']],
  ['“One” and „two“ stay.', ['One', 'two']],
  ['Er sagt: »Ja, gern«, und geht. « Oui », dit-elle.', ['Ja, gern', ' Oui ']],
  ['”Nej”, sade hon. ”Ja.” Ja.', ['Nej', 'Ja.']],
  ['船は「正午に出発」する。『渡し船』と〝船〟と＂港＂。', ['正午に出発', '渡し船', '船', '港']],
  ['„Eins" und „zwei“', ['Eins', 'zwei']],
  ['“One" and “two”', ['One', 'two']],
  ['"One” and “two” or "three"', ['One', 'two', 'three']],
  ['“He said "no" to it” and "she said “yes” to it"', ['He said "no" to it', 'she said “yes” to it']],
  ['“All of “The Principles” adopted in “Ise” there” [¶3]', ['All of “The Principles” adopted in “Ise” there']],
  ['“One “two” is not closed. «A «b» c»', ['One “two', 'A «b» c']],
  ['“Not closed\n\nhere” nor “there”', ['there']],
])('%s', (text, expected) => {
  expect(quotations(text).map((quotation) => quotation.text)).toEqual(expected);
});

test.each([
  '「渡し船は正午に出発します。」',
  '『渡し船は正午に出発します。』',
  '＂渡し船は正午に出発します。＂',
  '正午',
])('%s is verbatim where the document has it in marks of another kind', (quote) => {
  const checker = new QuoteChecker([documentFrom('NATO「渡し船は正午に出発します。」と言う。')]);
  expect(checker.check(quote).status).toBe('verbatim');
  expect(checker.check('NATO').status).toBe('verbatim');
});

test('a quote may lose a dash at its beginning, but no sign', () => {
  const checker = new QuoteChecker([documentFrom('Sales were up 12.5% from CHF 1.26 billion.')]);
  const statusOf = (quote: string): string => checker.check(quote).status;
  expect(statusOf('– up 12.5% from CHF 1.26 billion –')).toBe('verbatim');
  expect(statusOf('-12.5% from CHF 1.26 billion')).not.toBe('verbatim');
});
