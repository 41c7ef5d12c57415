import { expect, test } from 'vitest';
import { wellSpelt } from '../../src/retrieval/spelling.js';
import { stemOf } from '../../src/vocabulary/terms.js';
import { bundledThesaurus } from '../../src/vocabulary/thesaurus.js';

const OWN = new Set(['cybercrime', 'lektorat', 'open', 'treaty'].map(stemOf));

function spelt(question: string): Promise<string> {
  return wellSpelt(question, bundledThesaurus(), (terms) =>
    Promise.resolve(new Set(terms.filter((term) => OWN.has(term)))),
  );
}

test.each([
  ['waht do they say about cybercirme?', 'what do they say about cybercrime?'],
  ['Whcih treaty is it?', 'Which treaty is it?'],
  ['is it opne', 'is it open'],
  ['did coutnries sign the traety', 'did countries sign the treaty'],
])('a slip is mended: %s', async (question, meant) => {
  expect(await spelt(question)).toBe(meant);
});

test.each([
  'Did Zelensky or Kiribati sign?',
  'what is the lektorat',
  'Why wasn’t the treaty signed?',
  'Did they mention ransomware or deepfakes?',
  'WHAT ABOUT CYBERCIRME',
  'write to info@exmaple.org',
])('names, rare words, shouts and addresses stay: %s', async (question) => {
  expect(await spelt(question)).toBe(question);
});
