import { expect, test } from 'vitest';
import { standaloneQuestion } from '../../src/conversation/standalone-question.js';

function after(earlier: string, question: string, answer: string | null = null): Promise<string> {
  return standaloneQuestion(question, [{ question: earlier, answer }], () => Promise.resolve(null));
}

test.each([
  ['Is parental leave paid?', 'For fathers too?', 'Is parental leave paid for fathers too?'],
  ['Can I return the kettle?', 'Without a receipt?', 'Can I return the kettle without a receipt?'],
  ['Is the pool open?', 'And on Sundays?', 'Is the pool open on Sundays?'],
  ['How many people live in Oslo?', 'In Bergen?', 'How many people live in Bergen?'],
  ['How many people died last year?', 'In 2020?', 'How many people died in 2020?'],
  ['Is there a train from Split?', 'To Zadar?', 'Is there a train from Split to Zadar?'],
  ['Can I return the kettle without a receipt?', 'By mail?', 'Can I return the kettle without a receipt by mail?'],
  ['How much can I spend on a hotel in London?', 'outside Europe?', 'How much can I spend on a hotel outside Europe?'],
  ['Can I pay by card?', 'In cash?', 'Can I pay in cash?'],
])('after a preposition, what is said takes no subject’s place: "%s" "%s"', async (earlier, question, understood) => {
  expect(await after(earlier, question)).toBe(understood);
});

test.each([
  ['How many voted for the plan?', 'And against?', 'How many voted against the plan?'],
  ['Who do I tell?', 'And if I’m ill?', 'Who do I tell if I’m ill?'],
  ['Who do I tell if I am ill?', 'If I am late?', 'Who do I tell if I am late?'],
  ['Who do I tell?', 'If it rains do we meet?', 'If it rains do we meet?'],
])('a preposition or a condition alone leans on "%s": "%s"', async (earlier, question, understood) => {
  expect(await after(earlier, question)).toBe(understood);
});

test.each([
  ['Does it mention Russia?', 'The budget?', 'Does it mention the budget?'],
  ['Do they mention Russia?', 'The budget?', 'Do they mention the budget?'],
  ['Is there a pool?', 'A sauna?', 'Is there a sauna?'],
  ['Did they meet in May?', 'And the mayor?', 'Did the mayor meet in May?'],
  ['Did he sign the treaty?', 'And Tom Reddy?', 'Did Tom Reddy sign the treaty?'],
])('a pronoun makes way only for who could be meant by it: "%s" "%s"', async (earlier, question, understood) => {
  expect(await after(earlier, question)).toBe(understood);
});

test.each([
  ['To which court will the authority appeal?', 'When?', 'When will the authority appeal?'],
  ['What exactly did the council approve in May?', 'Why?', 'Why did the council approve that in May?'],
  ['What else did Anton Reval design?', 'Where was he born?', 'Where was Anton Reval born?'],
  ['do interns get a laptop?', 'do they get an allowance?', 'Do interns get an allowance?'],
  ['Is smoking allowed?', 'Where is it allowed?', 'Where is smoking allowed?'],
  ['Is working from home allowed?', 'Who approves it?', 'Who approves working from home?'],
  ['Did the union support the plan?', 'When did it meet?', 'When did the union meet?'],
  ['Do tell me what interns get', 'Where is it?', 'Where is it?'],
  ['Can contractors book business class?', 'And interns?', 'Can interns book business class?'],
  ['Does the company charge fees?', 'And the bank?', 'Does the bank charge fees?'],
  ['May visitors bring dogs?', 'And children?', 'May children bring dogs?'],
  ['What should States not do?', 'Why?', 'Why should States not do that?'],
  ['Was the bridge safe last year?', 'And this year?', 'Was the bridge safe this year?'],
  ['Is the ban on phones in force?', 'Who wants it?', 'Who wants the ban on phones?'],
  ['Does the UK plan to meet again?', 'Who will it meet?', 'Who will the UK meet?'],
  ['Did the plan to close the pool fail?', 'Who wrote it?', 'Who wrote the plan?'],
])('the subject is found whatever the tagger takes it for: "%s" "%s"', async (earlier, question, understood) => {
  expect(await after(earlier, question)).toBe(understood);
});

test.each([
  ['Who can work from home?', 'And interns?', 'Can interns work from home?'],
  ['Who opposed the closure?', 'And the mayor?', 'Did the mayor oppose the closure?'],
  ['Who lives in Halden?', 'And students?', 'Do students live in Halden?'],
  ['Who was paid?', 'And interns?', 'Were interns paid?'],
  ['Which countries signed the treaty?', 'And Peru?', 'Did Peru sign the treaty?'],
  ['Who opposed the mayor?', 'And the governor?', 'Who opposed the governor?'],
  ['Who chairs the forum?', 'And the committee?', 'Who chairs the committee?'],
  ['Does the policy cover laptops?', 'And phones?', 'Does the policy cover phones?'],
])('who is named after a question for who is asked about: "%s" "%s"', async (earlier, question, understood) => {
  expect(await after(earlier, question)).toBe(understood);
});

test.each([
  ['Who signed the Convention?', 'Did Japan?', 'Did Japan sign the Convention?'],
  ['Are the targets binding?', 'Or voluntary?', 'Are the targets voluntary?'],
  ['Can I register in person?', 'online?', 'Can I register in person online?'],
  ['Is the library open now?', 'And elsewhere?', 'Is the library open elsewhere?'],
  ['Was Ada Lindqvist a physicist?', 'Or an astronomer?', 'Was Ada Lindqvist an astronomer?'],
  ['Is there a pool?', 'Or a lake?', 'Is there a lake?'],
])('words other than a name take their like’s place: "%s" "%s"', async (earlier, question, understood) => {
  expect(await after(earlier, question)).toBe(understood);
});

test.each([
  ['What did the council decide?', 'The council decided to close the pool.', 'Why did the council decide that?'],
  ['What did the ministry say?', 'The ministry said that the river was safe.', 'Why did the ministry say that?'],
  ['What did the ministry say?', 'The ministry said the river was safe.', 'Why did the ministry say that?'],
  ['Who do they need to notify?', 'They need to notify the board.', 'Why do they need to notify the board?'],
  ['Who will help build the dam?', null, 'Why will someone help build the dam?'],
])('a clause that "%s" was answered with is not cut to a noun: "%s"', async (earlier, answer, understood) => {
  expect(await after(earlier, 'Why?', answer)).toBe(understood);
});

test.each([
  ['Was anyone hurt?', 'How many?', 'How many people were hurt?'],
  ['Which cities lie on the river?', 'Which one is the largest?', 'Which of the cities is the largest?'],
  ['Which river is in Oslo?', 'Which one is the longest?', 'Which river is the longest?'],
])('number agrees: "%s" "%s"', async (earlier, question, understood) => {
  expect(await after(earlier, question)).toBe(understood);
});

test.each([
  ['Who pays the fee?', 'Tenants pay the fee.', 'Why do tenants pay the fee?'],
  ['Who runs the bank?', 'Two brothers run the bank.', 'Why do two brothers run the bank?'],
  ['Who runs the mill?', 'Wales runs the mill.', 'Why does Wales run the mill?'],
  ['Who signs contracts?', 'The director signs contracts.', 'Why does the director sign contracts?'],
])('an answer keeps no capital but a name’s, and agrees: "%s" "%s"', async (earlier, answer, understood) => {
  expect(await after(earlier, 'Why?', answer)).toBe(understood);
});

test.each([
  ['What did the council do?', 'The council closed the pool.', 'Why?', 'Why did the council do that?'],
  ['What did the board ignore?', 'It ignored two reports.', 'How many?', 'How many reports did the board ignore?'],
  ['When were the kettles sold?', null, 'How many?', 'How many kettles were sold?'],
  ['When did the meeting take place?', null, 'How many?', 'How many?'],
  ['Who designed the dam?', null, 'How high?', 'How high is the dam?'],
  ['Is the tower open?', null, 'How tall?', 'How tall is the tower?'],
  ['When was the plan rejected?', null, 'How so?', 'Why was the plan rejected?'],
])('a bare question asks what makes sense of "%s" "%s": "%s"', async (earlier, answer, question, understood) => {
  expect(await after(earlier, question, answer)).toBe(understood);
});

test.each([
  ['Did they talk about laws?', 'Anything on privacy?', 'Anything on privacy?'],
  ['Which treaty against crime do they mention?', 'Why that one?', 'Why do they mention the treaty against crime?'],
  [
    'Is a club allowed to sell drinks?',
    'And if it just lets others do it?',
    'Is a club allowed to sell drinks if it just lets others do it?',
  ],
  ['May dogs swim in the pool?', 'What if they are small?', 'May dogs swim in the pool if they are small?'],
  ['Is the pool open?', 'Even if it rains?', 'Is the pool open if it rains?'],
  ['Who should run the Lake Forum?', 'Only companies?', 'Should companies run the Lake Forum?'],
  ['Who should run the Lake Forum?', 'Not just companies, then?', 'Should companies run the Lake Forum?'],
])('%s %s', async (earlier, question, understood) => {
  expect(await after(earlier, question)).toBe(understood);
});
