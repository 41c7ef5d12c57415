import { beforeAll, expect, test } from 'vitest';
import type { Answerer } from '../../src/answer/answerer.js';
import { UnknownDocumentError } from '../../src/errors.js';
import { answererFor, CORPUS_FOLDER } from '../set-up/bundled.js';

let answerer: Answerer;

beforeAll(async () => {
  answerer = await answererFor(CORPUS_FOLDER);
});

test('an answer is a whole sentence, the first citation, with its span', async () => {
  const answer = await answerer.ask({ question: 'Where will the next dialogue be held?' });
  if (answer.status !== 'answered') throw new Error('was refused');
  const [first] = answer.citations;
  expect(first).toMatchObject({ paragraph: 8, document: { id: 'joint-elements-2018' } });
  expect(answer.answer).toEqual({ text: first.quote, citation: 0, start: first.start, end: first.end });
  expect(first.quote).toContain('Brussels');
});

test.each(['lkjsdf oiuwer', 'How do I reset my password?', '???', 'Which football team won the cup final?'])(
  'what the document says nothing about is refused: %s',
  async (question) => {
    const answer = await answerer.ask({ question });
    expect(answer).toMatchObject({ status: 'no_answer', answer: null, citations: [] });
  },
);

test('no more citations are given than asked for, and only one where one is asked for', async () => {
  const question = 'What is said about cyberspace?';
  for (const limit of [1, 2, 10]) {
    const { citations } = await answerer.ask({ question, limit });
    expect(citations.length).toBeLessThanOrEqual(limit);
  }
});

test('confidence is a probability', async () => {
  for (const question of ['Tokyo', 'Who is it?', 'What is the Global Forum for Cyber Expertise?']) {
    const { confidence } = await answerer.ask({ question });
    expect(confidence).toBeGreaterThanOrEqual(0);
    expect(confidence).toBeLessThanOrEqual(1);
  }
});

test('a document that is not there is an error that names it', async () => {
  const asked = answerer.ask({ question: 'Where?', documents: ['joint-elements-2018', 'nowhere'] });
  await expect(asked).rejects.toThrow(UnknownDocumentError);
  await expect(asked).rejects.toThrow('"nowhere"');
});
