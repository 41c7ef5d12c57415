import { expect, test } from 'vitest';
import { analyse } from '../../src/claims/analysis.js';
import { acronymsOf } from '../../src/claims/surroundings.js';
import { bundledLexicon } from '../../src/vocabulary/lexicon.js';

test.each([
  ['Cybersecurity and Infrastructure Security Agency', 'CISA'],
  ['Ministry of Economy, Trade and Industry', 'METI'],
  ['Association of Southeast Asian Nations', 'ASEAN'],
  ['International Criminal Police Organization', 'INTERPOL'],
  ['Asia-Pacific Computer Emergency Response Team', 'APCERT'],
])('%s is the same as %s where a document says so', (name, acronym) => {
  const acronyms = acronymsOf(`They met the ${name} (${acronym}) in Tokyo.`);
  const stems = (text: string): string[] => analyse(text, bundledLexicon(), acronyms).map(({ stem }) => stem);
  expect(stems(`They met the ${name}.`)).toEqual(stems(`They met the ${acronym}.`));
});
