import { expect, test } from 'vitest';
import { describeError } from '../../src/cli/run.js';
import { ProblemError } from '../../src/server/problem.js';

test('what is wrong with a request is told with its place, where it has one', () => {
  const errors = [
    { path: 'question', message: 'must not be empty' },
    { path: '', message: 'must be an object' },
  ];
  const problem = new ProblemError(400, 'Invalid request', 'It is wrong.', { errors });
  expect(describeError(problem)).toBe('question: must not be empty\nmust be an object');
});
