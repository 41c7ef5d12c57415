import { describe, expect, test } from 'vitest';
import { clausesOf } from '../../src/claims/clauses.js';
import { compared, wordsOf } from '../set-up/compared.js';

function clauses(text: string): string[] {
  const parts = new Map<number, string[]>();
  const words = wordsOf(text);
  const starts = clausesOf(words);
  for (const [i, { lower }] of words.entries()) {
    const start = starts[i] ?? 0;
    parts.set(start, [...(parts.get(start) ?? []), lower]);
  }
  return [...parts.values()].map((part) => part.join(' '));
}

test.each([
  ['Norway did not take sides and offered help.', ['Norway did not take sides', 'and offered help .']],
  ['Norway has not signed and ratified the treaty.', ['Norway has not signed and ratified the treaty .']],
  ['States should sign and ratify the treaty.', ['States should sign and ratify the treaty .']],
  [
    'Gifts are banned and private loans may not exceed half.',
    ['Gifts are banned', 'and private loans may not exceed half .'],
  ],
  ['Ships and boats may not land.', ['Ships and boats may not land .']],
  ['Norway declined, whereas Iceland accepted.', ['Norway declined ,', 'whereas Iceland accepted .']],
  [
    'It does not apply to sailors, nor does it confer a right.',
    ['It does not apply to sailors ,', 'nor does it confer a right .'],
  ],
])('%s', (sentence, expected) => {
  expect(clauses(sentence)).toEqual(expected.map((clause) => clause.toLowerCase()));
});

describe('a negation or a duty reaches no further than its clause', () => {
  test.each([
    ['Norway offered its good offices.', 'Norway did not take sides and offered its good offices.'],
    ['Gifts are banned.', 'Gifts are banned and private loans may not exceed half.'],
    ['Iceland accepted the invitation.', 'Norway did not reply, whereas Iceland accepted the invitation.'],
    ['Banks remain free to lend.', 'No currency is issued, and banks remain free to lend.'],
    ['Scooters caught fire.', 'Batteries shall be sealed after the floods, in which scooters caught fire.'],
    [
      'International cooperation is needed to catch thieves.',
      'They noted the need for international cooperation to catch thieves.',
    ],
  ])('%s — %s', (claim, sentence) => {
    const { mismatches, isUnproven, features } = compared(claim, sentence);
    expect({ mismatches, isUnproven, coverage: features.coverage }).toEqual({
      mismatches: [],
      isUnproven: false,
      coverage: 1,
    });
  });

  test.each([
    ['It confers a right of residence.', 'It does not apply to sailors, nor does it confer a right of residence.'],
    ['They opened a new round of talks.', 'They went on in Geneva rather than open a new round of talks.'],
    ['Employers may withhold passports.', 'Employers are prohibited from withholding passports.'],
    [
      'Data may be passed on without consent.',
      'The office shall not keep files, and data may be passed on only with consent.',
    ],
  ])('but it does reach what it is said of: %s — %s', (claim, sentence) => {
    expect(compared(claim, sentence).mismatches).not.toEqual([]);
  });
});

test('where something will be says nothing against where it was', () => {
  expect(compared('The next meeting will be held in Lima.', 'The third meeting was held in Quito.').isOfAnother).toBe(
    true,
  );
  expect(compared('The meeting was held in Lima.', 'The third meeting was held in Quito.').isOfAnother).toBe(false);
});
