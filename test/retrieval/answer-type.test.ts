import { expect, test } from 'vitest';
import { answerTypeFit } from '../../src/retrieval/answer-type.js';

test.each([
  ['When did they meet?', 'They met on 5 March.', 'They met in Lisbon.'],
  ['In which year was it signed?', 'It was signed in 1998.', 'It was signed by all.'],
  ['Where was it signed?', 'It was signed in the town of Porto.', 'It was signed by States of the Union.'],
  ['Which city hosts the talks?', 'The talks are held at Geneva.', 'The talks are about fish.'],
  ['How many states signed?', 'It was signed by twelve states.', 'It was signed by all.'],
  ['Who signed it?', 'It was signed by Maria Santos.', 'It was signed by all.'],
])('%s is answered by a sentence that offers what is asked for', (question, fits, fitsNot) => {
  const fit = answerTypeFit(question);
  expect(fit(fits)).toBe(1);
  expect(fit(fitsNot)).toBe(0);
});

test('a question that does not tell what it asks for finds all sentences alike', () => {
  const fit = answerTypeFit('What was agreed on trade?');
  expect(fit('It was signed in 1998.')).toBe(fit('It was signed by all.'));
});
