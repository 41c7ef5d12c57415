import { expect, test } from 'vitest';
import { analyse } from '../../src/claims/analysis.js';
import { compare } from '../../src/claims/comparison.js';
import { bundledLexicon } from '../../src/vocabulary/lexicon.js';
import type { Mismatch } from '../../src/types.js';

const LEXICON = bundledLexicon();

function mismatches(claim: string, sentence: string): readonly Mismatch[] {
  const [own, other] = [claim, sentence].map((text) => analyse(text, LEXICON, new Map()));
  return compare(own ?? [], other ?? [], LEXICON, { participants: new Set() }).mismatches;
}

test.each<[string, string, Mismatch]>([
  [
    'The birds migrate to East Africa.',
    'The birds migrate to West Africa in autumn; only a few birds stay in Italy.',
    { kind: 'place', claim: 'East', document: 'West' },
  ],
  [
    'The fair was held in Lyon.',
    'In Bonn nothing happened; the fair was held in Turin.',
    { kind: 'place', claim: 'Lyon', document: 'Turin' },
  ],
])('%s differs by what stands in its place in: %s', (claim, sentence, mismatch) => {
  expect(mismatches(claim, sentence)).toEqual([mismatch]);
});
