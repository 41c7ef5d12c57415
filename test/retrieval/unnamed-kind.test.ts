import { expect, test } from 'vitest';
import { unnamedKind } from '../../src/retrieval/unnamed-kind.js';

test.each([
  [
    'Which Member States of the League were observers?',
    'Member States of the League took part as observers.',
    'Peru and other Member States of the League took part as observers.',
  ],
  [
    'Which Member States were observers?',
    'Member States of the European League were observers.',
    'Member States of the Rhine and Danube were observers.',
  ],
  [
    'Which tour operators attended?',
    'Tour operators attended the last day.',
    'Tour operators such as Norfjord attended.',
  ],
  [
    'Which country carried out the test?',
    'The test was carried out by another country.',
    'It was carried out by Peru, a country of the south.',
  ],
  ['Which declaration did they adopt?', 'They adopted a declaration on trade.', 'They adopted the Lucca Declaration.'],
  ['Which university signed it?', 'One university signed it.', 'The University of Innsbruck signed it.'],
  [
    'Which of the five have ratified it?',
    'Three of the five have ratified it.',
    'Of the five, Peru and Chile have ratified it.',
  ],
  [
    'Which ministries still demand paper?',
    'Certain ministries still demand paper.',
    'The poorer ministries still demand paper.',
  ],
  ['Which patients may stay?', 'All patients may stay.', 'Patients who have a room of their own may stay.'],
  [
    'Who are the fifteen arbitrators?',
    'They appointed fifteen arbitrators.',
    'They appointed fifteen arbitrators, including Ms Santos.',
  ],
  [
    'Who is the finance minister of Fiji?',
    'The finance minister of Fiji spoke.',
    'Mr Rao, the finance minister of Fiji, spoke.',
  ],
  [
    "What's the name of the barge?",
    'A renovated barge is used as a library.',
    'The barge “Danubia” is used as a library.',
  ],
  ["What is the Historian's name?", 'The Historian left in July.', 'The Historian, David Park, left in July.'],
  [
    'How many farmers are covered?',
    'Farmers are covered by a fund of 90 million euros.',
    'Some 4,000 poor farmers are covered.',
  ],
])('%s is not answered by %j, and may be by %j', (question, unnamed, named) => {
  const isUnnamed = unnamedKind(question);
  expect([isUnnamed(unnamed), isUnnamed(named)]).toEqual([true, false]);
});

test.each([
  ['Which country hosted it?', 'It was held in Lisbon.'],
  ['Which bus goes to the airport?', 'Take bus 42 to the airport.'],
  ['In which year was the treaty signed?', 'The treaty was signed in the year 2015.'],
  ['How many members does the board have?', 'The number of members of the board is nine.'],
  ['What did the ministers decide?', 'The ministers decided to meet again.'],
  ['Who took part?', 'Ministers took part.'],
  ['How long did the ministers meet?', 'The ministers met.'],
])('%s asks for no name or number of what %j speaks of', (question, sentence) => {
  expect(unnamedKind(question)(sentence)).toBe(false);
});

test.each(['', '?', 'Which?', 'Who is', 'how many', 'Which which which', 'Who is the the the'])(
  'what is hardly a question, %j, asks for none',
  (question) => {
    expect(unnamedKind(question)('The ministers of Peru met.')).toBe(false);
  },
);

test('where a day is asked for, a year names none', () => {
  const isUnnamed = unnamedKind('On which day did the act enter into force?');
  expect(isUnnamed('The act entered into force in 2023.')).toBe(true);
  expect(isUnnamed('The act entered into force on 5 May 2023, and is of 2022.')).toBe(false);
  expect(isUnnamed('The act is in force.')).toBe(false);
  expect(unnamedKind('By what date must it be paid?')('It must be paid by 2025.')).toBe(false);
});
