import { expect, test } from 'vitest';
import { isPolar } from '../../src/retrieval/polar-question.js';

test.each([
  'Did the ministers sign?',
  'will there be another meeting',
  'And is it binding?',
  "Isn't the treaty in force?",
  'Can members leave?',
  'Can’t I bring a dog?',
  'Can you give notice by email?',
  'Whether dogs are allowed?',
])('asks for a yes or a no: %s', (question) => {
  expect(isPolar(question)).toBe(true);
});

test.each([
  'When did the ministers sign?',
  'Can you tell me where they met?',
  'Could anyone explain why it failed?',
  'Can you list the members?',
  'If it rains, where do we meet?',
  'What is it?',
  'Willing members',
  '',
])('asks for something else: %s', (question) => {
  expect(isPolar(question)).toBe(false);
});
