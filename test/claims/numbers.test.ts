import { describe, expect, test } from 'vitest';
import { compared } from '../set-up/compared.js';

function differences(claim: string, sentence: string): string[] {
  return compared(claim, sentence).mismatches.map(({ claim: own, document }) => `${own} / ${document}`);
}

describe('one number in two spellings', () => {
  test.each([
    ['The archive holds 25 maps.', 'The archive holds twenty-five maps.'],
    ['The hall seats 125 people.', 'The hall seats one hundred and twenty-five people.'],
    ['The twenty-first meeting was held.', 'The 21st meeting was held.'],
    ['The library lent 1200 books.', 'The library lent 1,200 books.'],
    ['The lake froze at -7 degrees.', 'The lake froze at −7 degrees.'],
    ['The lake froze at minus 7 degrees.', 'The lake froze at −7 degrees.'],
    ['Sales reached 5.2 billion.', 'Sales reached 5.2–5.5 billion.'],
    ['It has 5 million users.', 'It has 5-10 million users.'],
    ['It sold between 2 million and 3 million books.', 'It sold between two and three million books.'],
    ['Prices rose 12.5 per cent.', 'Prices rose 12.5% and sales reached 1.26 billion.'],
    ['The fee is $40.', 'The fee is 40 US dollars.'],
    ['The prize is NZ$500.', 'The prize is 500 New Zealand dollars.'],
    ['Team 4 won the final.', 'The final was won by team 4.'],
    ['Real wages fell in 2018.', 'In 2018 real wages fell.'],
    ['Euro area growth slowed in 2019.', 'In 2019 euro area growth slowed.'],
    ['Shares in euros fell in 2019.', 'In 2019 euros fell and so did shares.'],
    ['It cost 1500 euros.', 'It cost 1,500 euros.'],
    ['The firm earned CHF 3bn.', 'The firm earned three billion Swiss francs.'],
    ['It earned £3 million in 2018.', 'It earned £3m in 2018 and in 2019 £5 million.'],
    ['It fell from 94% to 88%.', 'It fell from 94 to 88 per cent.'],
    ['They recover 30 boats.', 'They recover up to 30 boats.'],
    ['Sales fell from 8 million to 3 million.', 'Sales fell from 8 to 3 million.'],
    ['Chapter 2 says that 5 million people fled.', 'Chapter 2 – 5 million people fled, it says.'],
    ['About 30 volunteers worked.', 'Fewer than 30 volunteers worked.'],
    ['Between 100 and 200 people came.', 'Between one hundred and two hundred people came.'],
  ])('%s %s', (claim, sentence) => {
    expect(compared(claim, sentence)).toMatchObject({ mismatches: [], features: { coverage: 1, nameGap: 0 } });
  });
});

test.each([
  ['The archive holds 25 maps.', 'The archive holds twenty-six maps.', '25 / twenty-six'],
  ['The lake froze at 7 degrees.', 'The lake froze at -7 degrees.', '7 / -7'],
  ['It rose from 800 million books to 3 million books.', 'It rose from 800 to 3 million books.', '800 million / 800'],
  ['The plan costs up to €40.', 'The plan costs up to $40.', '€40 / $40'],
  ['The firm earned $1.42 billion.', 'The firm earned CHF 1.42 billion.', '$1.42 billion / CHF 1.42 billion'],
  ['The plan costs 40 South Korean won.', 'The plan costs $40.', '40 South Korean won / $40'],
  ['The plan costs 40 million euros.', 'The plan costs 45 million euros.', '40 million euros / 45 million euros'],
  [
    'The policy replaces the Telework Guidelines of 2018.',
    'The policy comes into force in 2023 and replaces the Telework Guidelines of 2019.',
    '2018 / 2019',
  ],
  ['Members pay more than £12.', 'Members pay at most £12.', 'more than £12 / at most £12'],
  ['Members pay £12 or more.', 'Members pay at most £12.', '£12 or more / at most £12'],
  ['Plans cost more than $40 a month.', 'Plans cost up to $40 a month.', 'more than $40 / up to $40'],
  ['At least 30 people came.', '30 people or fewer came.', 'at least 30 / 30 or fewer'],
  ['30 volunteers worked.', 'Fewer than 30 volunteers worked.', '30 / fewer than 30'],
])('%s differs from: %s', (claim, sentence, difference) => {
  expect(differences(claim, sentence)).toEqual([difference]);
});

test.each([
  ['Output grew by 40%.', 'Output grew by 40.'],
  ['The fee is $40.', 'The fee is A$40.'],
  ['30 volunteers worked.', 'More than 30 volunteers worked.'],
  ['More than 50% of the employees are women.', 'Of the 240 employees more than half are women.'],
])('%s is neither borne out nor contradicted by: %s', (claim, sentence) => {
  const { mismatches, isUnproven, features } = compared(claim, sentence);
  expect(mismatches).toEqual([]);
  expect(isUnproven || features.nameGap > 0).toBe(true);
});

test.each([
  ['One country opposed the ban.', 'The two countries opposed the ban.'],
  ['Two boats sank.', 'Two thirds of the crew of twelve boats swam.'],
  ['The licence costs 160 euros.', 'The fund lost 345,000 euros.'],
  ['He saw a new star in 1604.', 'In 1610 he went to Prague.'],
])('%s has no number of the same in: %s', (claim, sentence) => {
  expect(differences(claim, sentence)).toEqual([]);
});
