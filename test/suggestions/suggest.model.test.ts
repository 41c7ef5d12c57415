import { beforeAll, expect, test } from 'vitest';
import { Answerer } from '../../src/answer/answerer.js';
import { suggestQuestions } from '../../src/suggestions/suggest.js';
import type { Suggestion } from '../../src/types.js';
import { buildIndex } from '../../src/vector-index/build-index.js';
import { loadIndex } from '../../src/vector-index/load-index.js';
import { listeningForTest } from '../set-up/app.js';
import { bundledCalibration, bundledEmbeddings, bundledReader, CORPUS_FOLDER } from '../set-up/bundled.js';
import { newFolder } from '../set-up/folders.js';
import { ask, documentsSchema } from '../set-up/http.js';

let answerer: Answerer;
let suggestions: readonly Suggestion[];

beforeAll(async () => {
  const [embeddings, reader, calibration] = [bundledEmbeddings(), bundledReader(), await bundledCalibration()];
  const indexFolder = await newFolder();
  const suggestionMaker = {
    sha256: '0'.repeat(64),
    make: (index: ConstructorParameters<typeof Answerer>[0]['index']) =>
      suggestQuestions(new Answerer({ index, calibration, reader })),
  };
  await buildIndex({ corpusFolder: CORPUS_FOLDER, indexFolder, embeddings, suggestionMaker });
  const index = await loadIndex(indexFolder, embeddings);
  suggestions = index.suggestions;
  answerer = new Answerer({ index, calibration, reader, suggestions });
}, 120_000);

test('what is suggested is answered with the sentence that it was made from', async () => {
  expect(suggestions.length).toBeGreaterThanOrEqual(6);
  expect(new Set(suggestions.map(({ question }) => question)).size).toBe(suggestions.length);
  for (const { question, document, paragraph, start, end } of suggestions) {
    const { citations } = await answerer.ask({ question });
    expect(citations[0]).toMatchObject({ document: { id: document }, paragraph, start, end });
  }
});

test('a document comes with the questions that it answers, and a refusal with the nearest of them', async () => {
  const url = await listeningForTest({ answerer: () => answerer });
  const { documents } = documentsSchema.parse(await (await fetch(`${url}/v1/documents`)).json());
  const questions = suggestions.map(({ question }) => question);
  expect(documents[0]?.suggestions).toEqual(questions);

  const refused = await ask(url, { question: 'How do I reset my password?' });
  expect(refused.status).toBe('no_answer');
  expect(refused.suggestions.length).toBeGreaterThan(0);
  expect(questions).toEqual(expect.arrayContaining([...refused.suggestions]));
});

test('what abbreviations stand for is suggested only where there is nothing else', () => {
  const isExpansion = suggestions.map(({ question }) => question.endsWith(' stand for?'));
  expect(isExpansion).toEqual(isExpansion.toSorted((a, b) => Number(a) - Number(b)));
});

test('an answer suggests other questions than its own', async () => {
  for (const { question } of suggestions.slice(0, 3)) {
    const answer = await answerer.ask({ question });
    expect(answer.suggestions.length).toBeGreaterThan(0);
    expect(answer.suggestions).not.toContain(question);
  }
});
