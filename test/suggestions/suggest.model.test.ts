import { expect, test } from 'vitest';
import { suggestQuestions } from '../../src/suggestions/suggest.js';
import { answererFor, CORPUS_FOLDER } from '../set-up/bundled.js';

test('what is suggested is answered with the sentence that it was made from', async () => {
  const answerer = await answererFor(CORPUS_FOLDER);
  const suggestions = await suggestQuestions(answerer);
  expect(suggestions.length).toBeGreaterThanOrEqual(6);
  expect(new Set(suggestions.map(({ question }) => question)).size).toBe(suggestions.length);
  for (const { question, document, paragraph, start, end } of suggestions) {
    const { citations } = await answerer.ask({ question });
    expect(citations[0]).toMatchObject({ document: { id: document }, paragraph, start, end });
  }
});
