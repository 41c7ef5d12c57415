import { describe, expect, test } from 'vitest';
import { plainClaim } from '../../src/claims/plain-claim.js';

describe('that a document or those who make it say something is no part of the claim', () => {
  test.each([
    'According to the statement, piracy is wrong.',
    'According to both sides, piracy is wrong.',
    'If you believe the document, piracy is wrong.',
    'As the joint text puts it, piracy is wrong.',
    'The statement clearly says that piracy is wrong.',
    'Piracy is wrong, according to the text.',
    'Piracy is wrong, they agreed.',
    'Piracy is wrong, the two ministers say.',
    'Piracy is wrong, officials from both sides maintain.',
  ])('%s', (claim) => {
    expect(plainClaim(claim)).toBe('Piracy is wrong.');
  });
});

test.each([
  ['It was in Bergen that they met.', 'They met in Bergen.'],
  ['It was Kenya that presented a strategy.', 'Kenya presented a strategy.'],
  ['It is the two sides who condemned piracy.', 'The two sides condemned piracy.'],
  ['What they want is a treaty.', 'They want a treaty.'],
  ['The kind of ocean both countries want is one that is clean.', 'Both countries want an ocean that is clean.'],
  ['A free ocean is what the two sides want.', 'The two sides want a free ocean.'],
  ['Sharing data is something they promised to do.', 'They promised sharing data.'],
])('%s', (claim, plain) => {
  expect(plainClaim(claim)).toBe(plain);
});

test.each([
  'The two sides said that piracy is wrong.',
  'According to the scientists, fish are few.',
  'According to two residents, the plant leaks.',
  'Piracy is wrong, the fishers say.',
  'The statement does not say that piracy is wrong.',
  'It was agreed that ships should be inspected.',
  'It is for the owner to prove that a ship is safe.',
  'It is up to the States who fish there.',
  'What worries fishers is piracy.',
  'What they say is true.',
  'They agreed.',
])('what says more than that stays: %s', (claim) => {
  expect(plainClaim(claim)).toBe(claim);
});
