import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainQuestion } from '../../src/retrieval/plain-question.js';

const PROPER = 'Where did they meet?';

describe('what is said around a question is no part of it', () => {
  test.each([
    'Hi! Where did they meet?',
    'Good morning everyone, where did they meet?',
    'Quick question - where did they meet?',
    'Can you please tell me where did they meet?',
    'I would like to know where did they meet?',
    'Please tell me: where did they meet?',
    'Do you happen to know where did they meet? Thanks a lot!',
    'According to the statement, where did they meet?',
    'Where did they meet according to the document?',
    'Hello, in the joint statement, where did they meet, please?',
    'Does the document say where did they meet?',
    'I am a student. My paper is on diplomacy. Where did they meet?',
    'Hello! I am a student. Where did they meet?',
  ])('%s', (question) => {
    expect(plainQuestion(question)).toBe(PROPER);
  });
});

test.each([
  'What is said in the statement?',
  'Tell me about the summit',
  'Can you park there?',
  'Do you know the way?',
  'Is a question allowed?',
  'Well-being of staff',
  'Hi-tech industries',
  'Thanks',
  'Who thanks the hosts?',
  'What does the statement say about trade?',
])('what asks by itself stays: %s', (question) => {
  expect(plainQuestion(question)).toBe(question);
});

test('manners on manners change nothing', () => {
  const before = fc.subarray(['Hello, ', 'Quick question: ', 'could you tell me ', 'according to the text, ']);
  const after = fc.subarray(['', ' Thanks!']);
  fc.assert(
    fc.property(before, after, (openings, closings) => {
      expect(plainQuestion(`${openings.join('')}where did they meet?${closings.join('')}`).toLowerCase()).toBe(
        PROPER.toLowerCase(),
      );
    }),
  );
});
