import { expect, test } from 'vitest';
import { plainForm } from '../../src/conversation/plain-form.js';

test.each([
  ['So far, what has been agreed?', 'So far, what has been agreed'],
  ['And so far?', 'so far'],
  ['Why did so many states sign it?', 'Why did so many states sign it'],
  ['So many states signed?', 'So many states signed'],
  ['So, many states signed?', 'many states signed'],
  ['So how long was it?', 'how long was it'],
  ['OK, so why?', 'why'],
])('of "%s", "%s" is left', (question, left) => {
  expect(plainForm(question)).toBe(left);
});
