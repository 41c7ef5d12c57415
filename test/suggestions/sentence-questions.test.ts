import { expect, test } from 'vitest';
import { topicPhrases, questionsOf } from '../../src/suggestions/sentence-questions.js';

function questions(sentence: string): string[] {
  return questionsOf(sentence).map(({ question }) => question);
}

test.each([
  ['The council met in Geneva on 3 May 2011.', ['When did the council meet?', 'Where did the council meet?']],
  ['In this regard, the ministers praised the work of the panel.', ['What did the ministers praise?']],
  ['The bridge was opened in 1932 by the mayor.', ['When was the bridge opened?']],
  ['They rely on the World Health Organization (WHO) for advice.', ['What does WHO stand for?']],
  ['The members follow the Treaty on Open Skies closely.', ['What is said about the Treaty on Open Skies?']],
])('%s', (sentence, expected) => {
  expect(questions(sentence)).toEqual(expect.arrayContaining(expected));
});

test.each(['They met in Geneva.', 'This was agreed by the ministers.', 'It never rained.', 'Yes.', ''])(
  'a sentence that leans on another makes no question about its subject: %s',
  (sentence) => {
    expect(questionsOf(sentence).filter(({ kind }) => kind === 'object' || kind === 'circumstance')).toEqual([]);
  },
);

test('noun phrases are what a sentence speaks of', () => {
  expect(topicPhrases('Ministers spoke of economic growth, part-time employees and secure networks.')).toEqual([
    'economic growth',
    'secure networks',
  ]);
});
