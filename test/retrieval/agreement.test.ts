import { expect, test } from 'vitest';
import { agreementWith } from '../../src/retrieval/agreement.js';

test.each([
  ['When is the fourth meeting?', 'The third meeting was in May.', 0],
  ['When is the fourth meeting?', 'The 4th meeting is in May.', 1],
  ['When is the 2nd meeting?', 'The second and third meetings are in May.', 1],
  ['When is the fourth meeting?', 'It is in May.', 1],
  ['What was agreed in 2015?', 'In 2013 they agreed on trade.', 0],
  ['What was agreed in 2015?', 'In 2013 and 2015 they agreed on trade.', 1],
  ['When will the next meeting be?', 'The meeting took place in May.', 0],
  ['Where is the next meeting?', 'The ministers met in Oslo.', 0],
  ['When will the next meeting be?', 'The next one is to be convened in May.', 1],
  ['When will they meet?', 'The two sides agreed to hold the dialogue in Bern.', 1],
  ['When will they meet?', 'They decided that the text led to the meeting in Bern.', 0],
  ['When will they meet?', 'They agreed to the text in May.', 0],
  ['Where did they meet?', 'The next meeting is to be convened in Oslo.', 0],
  ['When was the meeting?', 'The next one is scheduled for May.', 0],
  ['Where did they meet?', 'The meeting was held in Oslo, and the next one will be in Bern.', 1],
  ['Where was the fourth meeting?', 'The fourth meeting is to be held in Oslo.', 1],
  ['Where did they agree to meet?', 'They agreed to meet in Oslo.', 1],
  ['Will they meet again?', 'They agreed to meet.', 1],
  ['When was the meeting?', 'The meeting took place in May.', 1],
  ['Is this statement binding?', 'The norms are not binding.', 0],
  ['Is the communiqué itself a treaty?', 'The Treaty of Oslo is in force.', 0],
  ['Is the joint statement binding?', 'The norms are not binding.', 0],
  ['Is the report of the panel binding?', 'The panel binds nobody.', 1],
  ['Is the declaration binding?', 'The Oslo Declaration binds nobody.', 1],
  ['Who signed these minutes?', 'The Charter was signed by Peru.', 0],
  ['Is this statement binding?', 'This joint statement creates no legal obligations.', 1],
  ['Are the norms binding?', 'The norms are not binding.', 1],
  ['Does the statement call the norms binding?', 'The norms are not binding.', 1],
  ['Are the norms in the statement binding?', 'The norms are not binding.', 1],
  ['What does the document say about legal matters?', 'The norms are not binding.', 1],
  ['What does this statement say about norms?', 'The norms are not binding.', 1],
  ['What was agreed?', 'In 2013 they agreed on the third point.', 1],
])('%s and "%s" agree: %d', (question, sentence, agreement) => {
  expect(agreementWith(question)(sentence)).toBe(agreement);
});
