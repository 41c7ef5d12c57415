import { expect, test } from 'vitest';
import { citationAddress } from '../../src/widget/address.js';
import { citationOf } from '../set-up/contract-bodies.js';

const SERVER = 'https://qa.example.org';
/** Of path and query, in characters, as the server takes them. */
const LONGEST_TARGET = 8192;

test.each([
  ['a', 4000, true],
  ['声', 400, true],
  ['声', 950, false],
  ['😀', 950, false],
] as const)('the address of a quote of %s, %i times, is one that the server takes', (character, count, hasQuote) => {
  const { pathname, search } = new URL(citationAddress(SERVER, citationOf(character.repeat(count))));
  expect(pathname.length + search.length).toBeLessThanOrEqual(LONGEST_TARGET);
  expect(search !== '').toBe(hasQuote);
});
