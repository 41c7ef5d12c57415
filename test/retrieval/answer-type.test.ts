import { expect, test } from 'vitest';
import { answerTypeFit, offered, type AnswerType } from '../../src/retrieval/answer-type.js';

test.each([
  ['When did they meet?', 'They met on 5 March.', 'They met in Lisbon.'],
  ['In which year was it signed?', 'It was signed in 1998.', 'It was signed by all.'],
  ['How many states signed?', 'It was signed by twelve states.', 'It was signed by all.'],
  ['How old is the treaty?', 'It was signed 12 years ago.', 'It was signed by all.'],
  ['What is the budget of the fund?', 'It has €5 million to spend.', 'It was founded by all.'],
  ['How often do they meet?', 'They meet twice a year.', 'They met in 2018.'],
  ['How long does it last?', 'It lasts for two years.', 'It was signed in 1998.'],
  ['What time did it begin?', 'It began at 9.30 a.m. in Lisbon.', 'It began on 5 March 2018.'],
  ['Which country objected?', 'It was Croatia that objected.', 'It was one of them that objected.'],
  ['Who signed it?', 'It was signed by Maria Santos.', 'It was signed by all.'],
  [
    'Which members of the League voted against it?',
    'Members of the League, Peru among them, voted.',
    'Members of the League voted.',
  ],
  ['When does the library open?', 'The library opens at 9 a.m.', 'The library opens early.'],
  ['How many people came?', 'About 1500 people came.', 'Most people came in 1995.'],
  ['How high is the mountain?', 'It is 1500 metres high.', 'It is high.'],
  ['How old must swimmers be?', 'Children over 10 may swim.', 'Children may swim on 10 May.'],
  ['Who do I tell when I am late?', 'Tell Anna Berg.', 'Call before 9 a.m.'],
  ['What is the date of the meeting?', 'They meet on 5 March.', 'They meet in Lisbon.'],
  ['What does UN stand for?', 'The United Nations (UN) met.', 'The UN met.'],
])('%s is answered better by a sentence that offers what is asked for', (question, fits, fitsNot) => {
  const fit = answerTypeFit(question);
  expect(fit(fits)).toBe(1);
  expect(fit(fitsNot)).toBeLessThan(1);
});

test('a question that does not tell what it asks for finds all sentences alike', () => {
  const fit = answerTypeFit('What was agreed on trade?');
  expect(answerTypeFit('What do I do when it rains?')('Stay in.')).toBe(1);
  expect(answerTypeFit('Must I give my full name?')('Stay in.')).toBe(1);
  expect(fit('It was signed in 1998.')).toBe(fit('It was signed by all.'));
});

test.each<[AnswerType, string, string[]]>([
  ['date', 'They met on 5 March 2018 and again in 2020.', ['5 March 2018', '2020']],
  ['date', "It is planned in approximately one year's time.", ["in approximately one year's time"]],
  ['frequency', 'Every two years, or at least once a month, they meet.', ['Every two years', 'at least once a month']],
  ['frequency', 'A few years later it was paid at one and a half times the rate.', []],
  ['duration', 'It lasts for at least three months.', ['for at least three months']],
  ['hour', 'Doors open at 18:30 and close at 11 p.m.', ['18:30', '11 p.m.']],
  ['number', 'It cost $3.5 million and took twenty-five people.', ['$3.5 million', 'twenty-five']],
  ['place', 'They met in New York, near the River Thames.', ['New York', 'River Thames']],
  ['place', 'They met in Geneva in March, and took the chair over from Isleria.', ['Geneva']],
  ['name', 'It was signed by Maria Santos and read by Paul Bernard.', ['Maria Santos', 'Paul Bernard']],
  ['number', 'The two sides met three times.', ['three']],
  ['number', 'On 5 March 2018 they saw 2,018 people in 7 rooms.', ['2,018', '7']],
])('pieces of the kind %s: %s', (type, sentence, pieces) => {
  expect(offered(sentence, type).map(({ start, end }) => sentence.slice(start, end))).toEqual(pieces);
});
