import { expect, test } from 'vitest';
import { describeError } from '../../src/cli/run.js';
import { RequestError } from '../../src/errors.js';

test('what is wrong with a request is told with its place, where it has one', () => {
  const errors = [
    { path: 'question', message: 'must not be empty' },
    { path: '', message: 'must be an object' },
  ];
  const error = new RequestError('request_invalid', 'It is wrong.', errors);
  expect(describeError(error)).toBe('question: must not be empty\nmust be an object');
});
