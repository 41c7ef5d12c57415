import { expect, test } from 'vitest';
import { mentionsIn } from '../../src/retrieval/mentions.js';
import { terms } from '../../src/vocabulary/terms.js';

test.each([
  ['Did Australia send a delegation?', ['Australia']],
  ['Did the United States join the talks?', ['United States']],
  ['Who is the President of the European Commission?', ['President', 'European Commission']],
  [
    'What did Prime Minister Shinzo Abe and France tell North Korea?',
    ['Prime Minister Shinzo Abe', 'France', 'North Korea'],
  ],
  ['When was the Japan-EU Cyber Dialogue held?', ['Japan EU Cyber Dialogue']],
  ['What happened in 1998?', ['1998']],
  ['What does the G7 Lucca Declaration say?', ['G7', 'Lucca Declaration']],
  ['NATO was founded when?', ['NATO']],
  ['European Food Agency rules are what?', ['European Food Agency']],
])('names and years are mentioned: %s', (question, mentioned) => {
  expect(mentionsIn(question)).toEqual(mentioned.map((name) => [terms(name)]));
});

test.each([
  ["Was Japan's Parliament asked?", ['Japan', 'Parliament']],
  ['Did they meet in Tokyo, Japan?', ['Tokyo', 'Japan']],
  ['Describe Japan as it was.', ['Describe', 'Japan']],
  ['Where Will the Next Dialogue Meet?', ['Next', 'Dialogue', 'Meet']],
])('words that make no name together are mentioned apart: %s', (question, mentioned) => {
  expect(mentionsIn(question)).toEqual(mentioned.map((name) => [terms(name)]));
});

test.each(['What was agreed on trade?', 'Describe the talks.', 'did australia come', 'WHAT WAS AGREED?'])(
  'nothing is mentioned where nothing is a name or number: %s',
  (question) => {
    expect(mentionsIn(question)).toEqual([]);
  },
);

test('a number is mentioned in words and in digits', () => {
  expect(mentionsIn('When was the second meeting?')).toEqual([[terms('second'), ['2nd']]]);
  expect(mentionsIn('Name the 3 sides')).toEqual(mentionsIn('Name the three sides'));
});
