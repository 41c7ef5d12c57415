import { expect, test } from 'vitest';
import { after } from './unanswered.js';

test.each([
  ['Did both present new developments?', 'Developments in what?', 'What did both present new developments in?'],
  ['When did they sign the treaty?', 'A treaty with whom?', 'Whom did they sign the treaty with?'],
  ['Did they discuss rules?', 'Rules for who?', 'Who did they discuss rules for?'],
])('after "%s", "%s" is "%s"', async (earlier, question, standalone) => {
  expect(await after([earlier], question)).toBe(standalone);
});
