import { expect, test } from 'vitest';
import { after } from './unanswered.js';

test.each([
  [['Do the clubs talk about measures?'], 'So they will develop some?', 'Will the clubs develop some measures?'],
  [['Are the rules binding?'], 'So they are voluntary?', 'Are the rules voluntary?'],
  [['Are the rules binding?'], 'The clubs have signed them, right?', 'Have the clubs signed the rules?'],
  [['Do they want rules?', 'So they will adopt some?'], 'And publish them?', 'Will they publish the rules?'],
  [['Are the rules binding?'], 'The clubs that have signed them?', 'The clubs that have signed the rules?'],
])('what is put as a statement is asked: %j "%s"', async (earlier, question, understood) => {
  expect(await after(earlier, question)).toBe(understood);
});

test.each([
  ['How many papers are there?', 'Was there one from the EU?', 'Was there a paper from the EU?'],
  ['Do they mention measures?', 'Are there any for schools?', 'Are there any measures for schools?'],
  ['Do they mention measures?', 'Did some of the clubs object?', 'Did some of the clubs object?'],
  ['Where is Oslo?', 'Was there one from the EU?', 'Was there one from the EU?'],
])('an amount alone is of what was talked of: "%s" "%s"', async (earlier, question, understood) => {
  expect(await after([earlier], question)).toBe(understood);
});

test('what stands for the whole name stands for no part of it', async () => {
  const earlier = ['What is the Global Forum for Cyber Expertise?', 'Are they going to use it?'];
  const understood = 'Are they going to use the Global Forum for Cyber Expertise to share what?';
  expect(await after(earlier, 'To share what?')).toBe(understood);
});
