import { expect, test } from 'vitest';
import { answerPieces } from '../../src/answer/answer-pieces.js';
import type { AnswerType } from '../../src/retrieval/answer-type.js';

test.each<[AnswerType, string, string[]]>([
  ['date', 'It is open from 3 June to 28 June 2024.', ['from 3 June to 28 June 2024']],
  ['date', 'They met on 5–7 March 2018 and on 5 and 6 May 2019.', ['5–7 March 2018', '5 and 6 May 2019']],
  ['date', 'It begins next year or in a week, not twice a week.', ['next year or in a week']],
  ['date', 'The season of 2018/19 began on 2018-09-05.', ['2018/19', '2018-09-05']],
  [
    'date',
    'It is closed from Monday, 6 May 2019 until Friday, 23 August 2019.',
    ['from Monday, 6 May 2019 until Friday, 23 August 2019'],
  ],
  ['date', 'Tours go every Saturday and on Mondays.', ['every Saturday', 'Mondays']],
  [
    'date',
    'It ends on 31.12.2024, and began on Sept. 5, 2019 or 3 Dec 2020.',
    ['31.12.2024', 'Sept. 5, 2019 or 3 Dec 2020'],
  ],
  [
    'date',
    'By the end of 2023 nothing of the 1960s, or of 843 AD, was left.',
    ['the end of 2023', 'the 1960s', '843 AD'],
  ],
  ['duration', 'The trip takes about two and a half hours.', ['about two and a half hours']],
  ['duration', 'It takes an hour and a half, or six to eight weeks.', ['an hour and a half', 'six to eight weeks']],
  ['duration', "They talk again in approximately one year's time.", ["in approximately one year's time"]],
  ['duration', 'It was open for many years and until noon.', []],
  ['frequency', 'There is only one ferry a week.', []],
  [
    'frequency',
    'It comes once or twice a week, or every two to three days.',
    ['once or twice a week', 'every two to three days'],
  ],
  ['hour', 'It is open from 9 a.m. to 5 p.m. or 10–11 a.m.', ['from 9 a.m. to 5 p.m. or 10–11 a.m.']],
  ['money', 'A ticket is €12.50.', ['€12.50']],
  [
    'money',
    'It costs between €20 and €30, or two and a half million euros.',
    ['between €20 and €30', 'two and a half million euros'],
  ],
  ['number', 'It holds between 20 and 30 people, but no more than 7.', ['between 20 and 30', 'no more than 7']],
  [
    'number',
    'Three quarters of the pipes and two-thirds of the valves leak, as does half of it.',
    ['Three quarters', 'two-thirds', 'half'],
  ],
  ['number', 'Students pay 6 euros for 11,500 square metres.', ['6 euros', '11,500 square metres']],
  ['number', "It takes twelve months' notice and 7 members.", ['twelve months', '7']],
  ['number', 'Sixteen states and seventy-five towns took part.', ['Sixteen', 'seventy-five']],
  ['duration', 'It ends within a hundred days.', ['within a hundred days']],
  ['number', 'Some 20 to 30% of 20-25 came from 12 towns.', ['Some 20 to 30%', '20-25', '12']],
])('what answers by itself of the kind %s: %s', (type, sentence, pieces) => {
  expect(answerPieces(sentence, type).map(({ start, end }) => sentence.slice(start, end))).toEqual(pieces);
});
