import { describe, expect, test } from 'vitest';
import { analyse } from '../../src/claims/analysis.js';
import { compare, type Comparison } from '../../src/claims/comparison.js';
import { bundledLexicon } from '../../src/vocabulary/lexicon.js';

const LEXICON = bundledLexicon();

function words(text: string): ReturnType<typeof analyse> {
  return analyse(text, LEXICON, new Map());
}

function compared(claim: string, sentence: string): Comparison {
  return compare(words(claim), words(sentence), LEXICON, { participants: new Set() });
}

type Outcome = 'borne out' | 'open' | 'denied';

/** What a sentence by itself makes of a claim. */
function outcome(claim: string, sentence: string): Outcome {
  const { mismatches, isUnproven, features } = compared(claim, sentence);
  if (mismatches.length > 0) return 'denied';
  return isUnproven || features.coverage < 1 ? 'open' : 'borne out';
}

describe('what is due or allowed', () => {
  test.each<[string, string, Outcome]>([
    ['Dogs may not be taken inside.', 'Neither dogs nor bicycles may be taken inside.', 'borne out'],
    ['Dogs may be taken inside.', 'Neither dogs nor bicycles may be taken inside.', 'denied'],
    ['Visitors need not pay.', 'Visitors must pay.', 'denied'],
    ['Visitors are required to pay.', 'Visitors must pay.', 'borne out'],
    ['Smoking was allowed in 2010.', 'Smoking was banned in 2010.', 'denied'],
    ['Tickets are required.', 'Tickets were sold.', 'open'],
    ['Visitors must book.', 'Visitors should book.', 'open'],
    ['Visitors are required to book.', 'Visitors should be required to book.', 'open'],
    ['Visitors should book.', 'Visitors must book.', 'borne out'],
    ['Photos may be taken without consent.', 'Photos may be taken with consent.', 'denied'],
    ['Photos may be taken with consent.', 'Photos may not be taken without consent.', 'borne out'],
  ])('%s — %s is %s', (claim, sentence, expected) => {
    expect(outcome(claim, sentence)).toBe(expected);
  });
});

test.each<[string, Outcome]>([
  ['The Works Council rejected a draft.', 'open'],
  ['The Finance Committee rejected a draft.', 'borne out'],
  ['The Works Council endorsed the plan.', 'borne out'],
])('who does it is looked for in the clause of the verb: %s', (claim, expected) => {
  const sentence = 'The Works Council endorsed the plan; the Finance Committee rejected a draft.';
  expect(outcome(claim, sentence)).toBe(expected);
});
