import { expect, test } from 'vitest';
import { withSingleVerbs } from '../../src/claims/phrasal-verbs.js';

test.each([
  ['The plan was thrown out.', 'The plan was rejected.'],
  [
    'Kenya gave up on building ports, and Norway is calling off the talks.',
    'Kenya abandoned building ports, and Norway is cancelling the talks.',
  ],
  ['The fund was set up in 2015.', 'The fund was established in 2015.'],
  [
    'They will set up a fund and did not put off the talks.',
    'They will establish a fund and did not postpone the talks.',
  ],
])('%s', (claim, single) => {
  expect(withSingleVerbs(claim)).toBe(single);
});

test('what the text beside it says in the same words stays', () => {
  const claim = 'The survey was carried out and the plan thrown out.';
  expect(withSingleVerbs(claim, 'They carry out a survey.')).toBe('The survey was carried out and the plan rejected.');
});
