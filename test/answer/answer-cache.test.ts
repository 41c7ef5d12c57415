import { expect, test } from 'vitest';
import { AnswerCache, type Resolved } from '../../src/answer/answer-cache.js';
import type { Answer } from '../../src/types.js';

function refusal(question: string): Answer {
  const none = { answer: null, citations: [], related: [], suggestions: [] } as const;
  return { ...none, status: 'no_answer', reason: 'not_said', confidence: 0, question, standaloneQuestion: question };
}

/** Asks a cache, and tells which questions it could not answer by itself. */
function asking(cache: AnswerCache): { ask: (resolved: Partial<Resolved>) => Promise<Answer>; found: string[] } {
  const found: string[] = [];
  const ask = (given: Partial<Resolved>): Promise<Answer> => {
    const resolved = { standalone: 'Who?', documents: undefined, limit: 3, ...given };
    return cache.answer(resolved, () => {
      found.push(resolved.standalone);
      return Promise.resolve(refusal(resolved.standalone));
    });
  };
  return { ask, found };
}

test('only the same question, to the same documents and with the same limit, is answered from before', async () => {
  const looks: boolean[] = [];
  const { ask, found } = asking(new AnswerCache({ size: 10, onLookup: (isThere) => looks.push(isThere) }));
  await ask({});
  expect(await ask({})).toEqual(refusal('Who?'));
  await ask({ standalone: 'Where?' });
  await ask({ limit: 1 });
  await ask({ documents: ['a', 'b'] });
  await ask({ documents: ['b', 'a'] });
  await ask({ documents: [] });
  expect(looks).toEqual([false, true, false, false, false, true, false]);
  expect(found).toHaveLength(5);
});

test('no more answers are kept than it is told, those asked for last', async () => {
  const { ask, found } = asking(new AnswerCache({ size: 2 }));
  for (const standalone of ['1', '2', '1', '3', '1', '2']) await ask({ standalone });
  expect(found).toEqual(['1', '2', '3', '2']);
});

test('what could not be answered is tried anew', async () => {
  const cache = new AnswerCache({ size: 2 });
  const resolved = { standalone: 'Who?', documents: undefined, limit: 3 };
  await expect(cache.answer(resolved, () => Promise.reject(new Error('the disk is gone')))).rejects.toThrow('disk');
  expect(await cache.answer(resolved, () => Promise.resolve(refusal('Who?')))).toEqual(refusal('Who?'));
});
