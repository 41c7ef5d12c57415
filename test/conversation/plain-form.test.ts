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
  ["It's been signed?", 'It has been signed'],
  ["What's happened there?", 'What has happened there'],
  ["Who's the host?", 'Who is the host'],
  ['“Was it there?”', 'Was it there'],
  ['Is “resilience” defined?', 'Is “resilience” defined'],
])('of "%s", "%s" is left', (question, left) => {
  expect(plainForm(question)).toBe(left);
});
