import { expect, test } from 'vitest';
import { withPlainDates } from '../../src/vocabulary/dates.js';
import { withNumbersAs } from '../../src/vocabulary/number-words.js';

test.each([
  ['On the 5th of March 2018.', 'On 5 March 2018.'],
  ['On the twenty-fifth of March.', 'On 25 March.'],
  ['On Mar. 05th, 2018.', 'On March 5, 2018.'],
  ['From 2018-03-05 to 9 Sept 2018.', 'From 5 March 2018 to 9 September 2018.'],
  ['On Monday, 5 March 2018.', 'On 5 March 2018.'],
  ['On Monday, March 5, 2018.', 'On March 5, 2018.'],
  ['On Tuesday, 5 March 2018.', null],
  ['On Monday, 5 March.', null],
  ['In March 2018 and at the third March meeting.', null],
  ['Resolution 2018-03-052, and 1-2018-03-05.', null],
  ['He may 5 times march 3 Marches.', null],
])('%s is read as %s', (written, plain) => {
  expect(withPlainDates(written).text).toBe(plain ?? written);
});

test('what was rewritten is known where it was written', () => {
  const written = 'Then, on the 05th of Mar. 2018, they met.';
  const { text, origin } = withPlainDates(written);
  const source = (part: string): string => {
    const start = text.indexOf(part);
    const place = origin({ start, end: start + part.length });
    return written.slice(place.start, place.end);
  };
  expect(['Then', '5', 'March', '2018', 'met.'].map(source)).toEqual(['Then', '05th', 'Mar.', '2018', 'met.']);
});

test.each([
  ['The 2 sides met.', 'The two sides met.'],
  ['2 of the 4th kind.', 'Two of the fourth kind.'],
  ['On 2 March, 2.4 and 2-year plans.', null],
  ['The 3 sides met 20 times.', null],
])('%s, where another text has words for two, four and twenty', (written, put) => {
  const others = ['Two sides met for the fourth time.', 'Twenty others came.'];
  expect(withNumbersAs(written, others)).toBe(put?.replace(/^Two/, 'two') ?? written);
});
