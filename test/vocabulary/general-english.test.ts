import { expect, test } from 'vitest';
import { rarity } from '../../src/vocabulary/general-english.js';
import { terms } from '../../src/vocabulary/terms.js';

function rarityOf(word: string): number {
  const [term = ''] = terms(word);
  return rarity(term);
}

test('a frequent word tells less than a rare one, and a word that nobody uses as much as can be', () => {
  expect(rarityOf('next')).toBeLessThan(rarityOf('dialogue'));
  expect(rarityOf('dialogue')).toBeLessThan(rarityOf('malware'));
  expect(rarityOf('xqzwvk')).toBe(1);
});

test('words that are names of an object’s own properties are nothing special', () => {
  for (const word of ['constructor', 'prototype', 'hasOwnProperty']) {
    expect(rarity(word)).toBeGreaterThan(0);
    expect(rarity(word)).toBeLessThanOrEqual(1);
  }
});
