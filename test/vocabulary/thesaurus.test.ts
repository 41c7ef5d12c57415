import { expect, test } from 'vitest';
import { stemOf } from '../../src/vocabulary/terms.js';
import { bundledThesaurus } from '../../src/vocabulary/thesaurus.js';

function related(word: string): ReadonlyMap<string, number> {
  return bundledThesaurus().related(stemOf(word));
}

test('an everyday word stands for the formal one, and the other way round', () => {
  for (const [everyday, formal] of [
    ['pay', 'finance'],
    ['gather', 'convene'],
    ['treaty', 'agreement'],
  ] as const) {
    expect(related(everyday).has(stemOf(formal)), `${everyday}, ${formal}`).toBe(true);
    expect(related(formal).has(stemOf(everyday)), `${formal}, ${everyday}`).toBe(true);
  }
});

test('what says the same counts for more than what comes near, and neither for as much as the word itself', () => {
  const [same, near] = [related('finance').get(stemOf('fund')) ?? 0, related('finance').get(stemOf('loan')) ?? 0];
  expect(near).toBeGreaterThan(0);
  expect(same).toBeGreaterThan(near);
  for (const word of ['finance', 'meeting', 'attack']) {
    for (const strength of related(word).values()) expect(strength).toBeLessThan(1);
    expect(related(word).has(stemOf(word))).toBe(false);
  }
});

test('it covers everyday English widely, whatever the document', () => {
  const words =
    'buy doctor house river war music teach win sick road vote law farm engine marry church sell island cold write build die fast prison child art ship rule';
  for (const word of words.split(' ')) expect(related(word).size, word).toBeGreaterThan(4);
});

test('a word that it lacks, or that is the name of an object’s own property, stands for nothing', () => {
  for (const term of ['xqzwvk', '', 'hasOwnProperty', '__proto__'])
    expect(bundledThesaurus().related(term).size).toBe(0);
});
