import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quotePattern } from '../src/quote-pattern.js';
import { paragraphText } from './set-up/arbitraries.js';

test('every piece of a text is found in it, whatever is in it', () => {
  fc.assert(
    fc.property(paragraphText, fc.nat(), fc.nat(), (text, a, b) => {
      const characters = Array.from(text);
      const start = a % (characters.length + 1);
      const piece = characters.slice(start, start + (b % 50)).join('');
      const found = quotePattern(piece)?.exec(text);
      if (piece.trim() === '') expect(found ?? null).toBeNull();
      else expect(found).toBeTruthy();
    }),
  );
});

test('white space and the kind of quotation marks do not matter; each word does', () => {
  const pattern = quotePattern(' the "open  Internet"\nand one year\'s time ');
  expect(pattern?.exec('On the “open Internet” and one year’s time.')?.[0]).toBe(
    'the “open Internet” and one year’s time',
  );
  expect(
    quotePattern('one (1) year? [sic] a-b/c $5 ^ x|y {2} *')?.test('one (1) year? [sic] a-b/c $5 ^ x|y {2} *'),
  ).toBe(true);
  expect(quotePattern('open Internet')?.test('opened Internet')).toBe(false);
  expect(quotePattern('a.c')?.test('abc')).toBe(false);
});
