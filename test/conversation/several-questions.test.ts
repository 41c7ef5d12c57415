import { describe, expect, test } from 'vitest';
import { questionsIn } from '../../src/conversation/several-questions.js';

describe('several questions in one text are told apart', () => {
  test.each([
    ['When was it held? Who attended?', ['When was it held?', 'Who attended?']],
    ['When was the meeting and who attended?', ['When was the meeting?', 'Who attended?']],
    ['What is the treaty, and why does it matter?', ['What is the treaty?', 'Why does it matter?']],
    ['Is it binding? For whom is it binding? I want to know.', ['Is it binding?', 'For whom is it binding?']],
  ])('%s', (text, questions) => {
    expect(questionsIn(text)).toEqual(questions);
  });
});

test.each([
  'When and where did they meet?',
  'Who decides what is true and what is false?',
  'Did they say who pays and what it costs?',
  'What do they say about trade and how ships are insured?',
  'Where did they meet?',
  'piracy and what else',
])('one question stays one: %s', (text) => {
  expect(questionsIn(text)).toEqual([text]);
});
