import { expect, test, vi } from 'vitest';
import { Suggester } from '../../src/answer/suggester.js';
import { WordEmbeddings } from '../doubles/word-embeddings.js';

const PLACE = { document: 'notes', start: 0, end: 10 };
const SUGGESTIONS = [
  { ...PLACE, paragraph: 1, question: 'What does FAO stand for?' },
  { ...PLACE, paragraph: 2, question: 'When did the ferry sink?' },
  { ...PLACE, paragraph: 3, question: 'What is said about lifeboats?' },
  { ...PLACE, paragraph: 4, question: 'Who led the inquiry?' },
];

test('what the sentences found answer is suggested first, the nearest found before the others', async () => {
  const suggester = new Suggester(SUGGESTIONS, new WordEmbeddings());
  const question = 'What does the captain stand for?';
  expect((await suggester.nearest(question))[0]).toBe('What does FAO stand for?');
  const found = [4, 3, 7].map((paragraph) => ({ document: 'notes', paragraph, start: 0 }));
  expect(await suggester.nearest(question, { found })).toEqual([
    'Who led the inquiry?',
    'What is said about lifeboats?',
    'What does FAO stand for?',
  ]);
});

test('what could not be embedded is embedded at the next question', async () => {
  const embeddings = new WordEmbeddings();
  vi.spyOn(embeddings, 'embedDocuments').mockRejectedValueOnce(new Error('out of memory'));
  const suggester = new Suggester(SUGGESTIONS, embeddings);
  await expect(suggester.nearest('Who led it?')).rejects.toThrow('out of memory');
  expect((await suggester.nearest('Who led it?'))[0]).toBe('Who led the inquiry?');
});

test('what two documents answer is suggested once', async () => {
  const question = 'What is said about lifeboats?';
  const twice = [...SUGGESTIONS, { ...PLACE, document: 'letters', paragraph: 1, question }];
  const suggested = await new Suggester(twice, new WordEmbeddings()).nearest('What about lifeboats?');
  expect(suggested).toHaveLength(3);
  expect(new Set(suggested).size).toBe(3);
});
