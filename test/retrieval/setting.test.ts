import { expect, test } from 'vitest';
import { openingOf } from '../../src/retrieval/opening.js';
import { withoutSetting } from '../../src/retrieval/setting.js';
import { documentFrom } from '../set-up/parsing.js';

const opening = openingOf(
  documentFrom(`---
title: Joint Statement of the 2nd Norway-Kenya Dialogue on Oceans, Bergen, 3 May 2021
---

Norway and Kenya met for their second dialogue.`),
);

test.each([
  ['At the second Norway-Kenya Dialogue, what did they condemn?', 'What did they condemn?'],
  ['In the Joint Statement of the 2nd Norway-Kenya Dialogue on Oceans, who is named?', 'Who is named?'],
  ['What did they condemn in May 2021?', 'What did they condemn?'],
  ['What did they condemn at the dialogue in Bergen on 3 May 2021?', 'What did they condemn?'],
])('the occasion of the whole statement goes without saying: %s', (question, put) => {
  expect(withoutSetting(question, opening)).toBe(put);
});

test.each([
  'What did they condemn in May 2020?',
  'Did they meet in Bergen?',
  'What was said at the third Norway-Kenya Dialogue?',
  'What happened in May 2021?',
  'What do they say on oceans?',
])('another occasion, a place or a topic does not: %s', (question) => {
  expect(withoutSetting(question, opening)).toBe(question);
});
