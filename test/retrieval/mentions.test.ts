import { expect, test } from 'vitest';
import { mentionsIn } from '../../src/retrieval/mentions.js';
import { terms } from '../../src/vocabulary/terms.js';

test.each([
  ['Did Australia send a delegation?', ['Australia']],
  ['Who is the President of the European Commission?', ['President', 'European', 'Commission']],
  ['What happened in 1998?', ['1998']],
  ['NATO was founded when?', ['NATO']],
  ['South Africa signed what?', ['South', 'Africa']],
])('names and years are mentioned: %s', (question, mentioned) => {
  expect(mentionsIn(question)).toEqual(mentioned.map((word) => terms(word)));
});

test.each(['What was agreed on trade?', 'Describe the talks.', 'did australia come', 'WHAT WAS AGREED?'])(
  'nothing is mentioned where nothing is a name or number: %s',
  (question) => {
    expect(mentionsIn(question)).toEqual([]);
  },
);

test('a number is mentioned in words and in digits', () => {
  expect(mentionsIn('When was the second meeting?')).toEqual([[...terms('second'), '2nd']]);
  expect(mentionsIn('Name the 3 sides')).toEqual(mentionsIn('Name the three sides'));
});
