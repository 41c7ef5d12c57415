import { expect, test } from 'vitest';
import { questionsOf, topicPhrases, writtenWords } from '../../src/suggestions/sentence-questions.js';

/** Of a sentence in a document with others. */
function questions(sentence: string, others: readonly string[] = []): string[] {
  return questionsOf(sentence, writtenWords([sentence, ...others])).map(({ question }) => question);
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
    expect(
      questionsOf(sentence, writtenWords([sentence])).filter(
        ({ kind }) => kind === 'object' || kind === 'circumstance',
      ),
    ).toEqual([]);
  },
);

test.each([
  ['The minutes of the meeting held on 5 March 2018 were approved.', []],
  ['The treaty signed in 1998 entered into force.', []],
  ['Restaurants are usually closed on Mondays in January.', ['When are restaurants usually closed?']],
  ['Entrance to the museum is free on Sunday.', []],
  ['Velmora was founded in 1932.', ['When was Velmora founded?']],
  ['Dogs are allowed only in the garden of Rome.', []],
  ['The village is a small one in Norway.', []],
  ['Neither restaurant opened in June 2020.', []],
  ['The library had 500 visitors in January.', []],
  ['The commission shall meet at least twice a year.', []],
  ['Work was led by an Independent Review Panel.', ['What is said about the Independent Review Panel?']],
  ['Ask our Data Protection Officer in March.', ['What is said about the Data Protection Officer?']],
  ['It was said by Councillors Doyle, Patel and Brooks.', []],
])('a question is good English, or is not asked: %s', (sentence, expected) => {
  expect(questions(sentence, ['Some restaurants and dogs stay.'])).toEqual(expected);
});

test('noun phrases are what a sentence speaks of', () => {
  expect(topicPhrases('Ministers spoke of economic growth, part-time employees and secure networks.')).toEqual([
    'economic growth',
    'secure networks',
  ]);
});
