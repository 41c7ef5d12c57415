import { expect, test } from 'vitest';
import { expansionsIn, longFormsIn } from '../../src/vocabulary/expansions.js';

function found(text: string, expansions = expansionsIn(text)): [string, string][] {
  return expansions.map(({ short, long }) => [text.slice(short.start, short.end), text.slice(long.start, long.end)]);
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

test.each([
  [
    'They met in the Andean Community (AC) Group of Legal Experts on Trade in the Field of Digital Services (ACGLE).',
    'ACGLE',
    'Andean Community (AC) Group of Legal Experts on Trade in the Field of Digital Services',
  ],
  [
    'It was told to the Baltic Round Table Annual Meeting on Peace (BRT AM on Peace).',
    'BRT AM on Peace',
    'Baltic Round Table Annual Meeting on Peace',
  ],
])(
  'the name before an abbreviation is its long form where the letters do not all stand in order: %s',
  (text, short, long) => {
    expect(found(text, longFormsIn(text))).toContainEqual([short, long]);
  },
);

test('no name is a long form whose capitals are others', () => {
  expect(longFormsIn('They went to the Andean Conference of Mayors (BRTX).')).toEqual([]);
});
