import { expect, test } from 'vitest';
import type { Mismatch } from '../../src/types.js';
import { compared } from '../set-up/compared.js';

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
  ['The council met in Niger.', 'The council met in Nigeria.', { kind: 'place', claim: 'Niger', document: 'Nigeria' }],
])('%s differs by what stands in its place in: %s', (claim, sentence, mismatch) => {
  expect(compared(claim, sentence).mismatches).toEqual([mismatch]);
});

test.each([
  ['The flight landed in Lyon.', 'Pilots conferred in Turin about the flight.'],
  ['The Norwegian museum opened.', 'The National Museum opened.'],
  ['Sri Lanka signed the treaty.', 'The Sri Lankan side signed the treaty.'],
  ['Mr Teasdale spoke.', 'Alan Teasdale spoke.'],
  ['The statue is held in Lyon.', 'The statue was cleaned, and two offices were opened in Turin.'],
])('%s has no other name in: %s', (claim, sentence) => {
  expect(compared(claim, sentence).mismatches).toEqual([]);
});
