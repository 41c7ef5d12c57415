import { expect, test } from 'vitest';
import { withFullerDates } from '../../src/claims/fuller-dates.js';

const TEXTS = [
  'The third round took place on 5 March 2018 in Oslo.',
  'The report of 7 May 2016 was read on 5 March 2018.',
];

test.each([
  ['The round was held in March 2018.', 'The round was held on 5 March 2018.'],
  ['In March 2018, the round was held.', 'On 5 March 2018, the round was held.'],
  ['The round was held in 2018.', 'The round was held on 5 March 2018.'],
  ['The report was printed in 2016.', 'The report was printed on 7 May 2016.'],
])('a month or year of one date is that date: %s', (claim, fuller) => {
  expect(withFullerDates(claim, TEXTS)).toBe(fuller);
});

test.each([
  'The round was held in April 2018.',
  'It was held in May 2018.',
  'It was held in 2019.',
  'It was held in Oslo.',
])('another one stays: %s', (claim) => {
  expect(withFullerDates(claim, TEXTS)).toBe(claim);
});

test('one that several dates fit stays', () => {
  expect(withFullerDates('They met in 2018.', ['They met on 5 March 2018 and on 6 May 2018.'])).toBe(
    'They met in 2018.',
  );
});
