import { expect, test } from 'vitest';
import { expansionsIn } from '../../src/vocabulary/expansions.js';

function found(text: string): [string, string][] {
  return expansionsIn(text).map(({ short, long }) => [
    text.slice(short.start, short.end),
    text.slice(long.start, long.end),
  ]);
}

test.each([
  ['The European Union (EU) met.', 'EU', 'European Union'],
  [
    'It uses Information and Communication Technologies (ICTs) daily.',
    'ICTs',
    'Information and Communication Technologies',
  ],
  ['The North Atlantic Treaty Organization (NATO) was founded.', 'NATO', 'North Atlantic Treaty Organization'],
  ['They studied deoxyribonucleic acid (DNA) there.', 'DNA', 'deoxyribonucleic acid'],
  ['Work at the U.S. Food and Drug Administration (FDA).', 'FDA', 'Food and Drug Administration'],
])('an abbreviation is tied to the words before it: %s', (text, short, long) => {
  expect(found(text)).toEqual([[short, long]]);
});

test.each([
  'It was cold (see Figure 2).',
  'Many people came (about 300).',
  'The club (FC) plays on Sunday.',
  'A short text without brackets.',
  '(EU) stands alone.',
])('brackets that explain no abbreviation give nothing: %s', (text) => {
  expect(found(text)).toEqual([]);
});
