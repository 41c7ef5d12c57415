import { expect, test } from 'vitest';
import { inOneWording, isKeywords, topicOf } from '../../src/retrieval/topic-question.js';

test.each([
  ['What is said about human rights?', 'human rights'],
  ['What was said on the law of the sea?', 'the law of the sea'],
  ['What does the statement say about trade?', 'trade'],
  ['What do the two sides think of spying', 'spying'],
  ['what’s their position on open borders?', 'open borders'],
  ['Does it say anything about fishing?', 'fishing'],
  ['Do they mention the harbour?', 'the harbour'],
  ['Is there anything on pensions in the document?', 'pensions'],
  ['Are orchards mentioned?', 'orchards'],
  ['Is theft covered in it?', 'theft'],
  ['What do the minutes say about fees?', 'fees'],
  ['Does the harbour come up anywhere?', 'the harbour'],
  ['Anything about taxes?', 'taxes'],
  ['and what about the press?', 'the press'],
  ['Tell me about the voting rules.', 'the voting rules'],
  ['Can you tell me more about the ferry?', 'the ferry'],
  ['I want to know about the ferry', 'the ferry'],
  ['information on opening hours', 'opening hours'],
  ['Summarise what they say about schools', 'schools'],
])('asks what is said about something: %s', (question, topic) => {
  expect(topicOf(question)).toBe(topic);
});

test.each([
  'What did the ministers sign?',
  'Who spoke about human rights?',
  'When was the treaty mentioned for the first time?',
  'What did Norway say about fishing?',
  'What is the position of the lighthouse?',
  'Is there a harbour?',
  'Is theft covered by the policy?',
  'Is breakfast included?',
  '',
])('asks something else: %s', (question) => {
  expect(topicOf(question)).toBeNull();
});

test('a few words that only name something are keywords, and no question is', () => {
  for (const text of ['human rights online', 'next meeting', 'observers', 'IT security', 'price list'])
    expect(isKeywords(text)).toBe(true);
  for (const text of [
    'Observers?',
    'who took part',
    'list the observers',
    'the new rules for fishing boats in the bay',
  ]) {
    expect(isKeywords(text)).toBe(false);
  }
});

test('what is said about something is asked in one wording, anything else as it is put', () => {
  expect(inOneWording('Do they mention the harbour?')).toBe('What do they say about the harbour?');
  expect(inOneWording('Who built the harbour?')).toBe('Who built the harbour?');
});
