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
  ['Ok thanks, and where?', 'where'],
  ['Got it. Sorry, who chaired it?', 'who chaired it'],
  ['Right now?', 'Right now'],
  ['And where, please?', 'where'],
  ['It was in May, right?', 'It was in May'],
  ['What if it rains?', 'if it rains'],
  ['Even if it rains?', 'if it rains'],
  ['What even?', 'What even'],
  ['Sorry, I meant the summit', 'the summit'],
  ['Not the dialogue, the summit', 'the summit'],
  ['The summit, not the dialogue?', 'The summit'],
  ['Can you tell me when exactly?', 'when exactly'],
  ['Do you know why they met?', 'Do you know why they met'],
  ["It's been signed?", 'It has been signed'],
  ["What's happened there?", 'What has happened there'],
  ["Who's the host?", 'Who is the host'],
  ['“Was it there?”', 'Was it there'],
  ['Is “resilience” defined?', 'Is “resilience” defined'],
])('of "%s", "%s" is left', (question, left) => {
  expect(plainForm(question)).toBe(left);
});
