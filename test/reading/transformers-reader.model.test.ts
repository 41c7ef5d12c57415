import { beforeAll, describe, expect, test } from 'vitest';
import { ModelError } from '../../src/errors.js';
import { likelySpans, relevance } from '../../src/reading/reading.js';
import { TransformersReader } from '../../src/reading/transformers-reader.js';
import { bundledReader } from '../set-up/bundled.js';
import { newFolder } from '../set-up/folders.js';

const PASSAGES = [
  'The delegations met in Lisbon on 12 June 2009.',
  'Apples are picked by hand in the autumn.',
  'The treaty was signed by Anna Keller because both countries wanted lower tariffs.',
];

function whole(passage: string): { start: number; end: number } {
  return { start: 0, end: passage.length };
}

describe('the bundled reader', () => {
  let reader: TransformersReader;

  beforeAll(() => {
    reader = bundledReader();
  });

  async function relevances(question: string): Promise<number[]> {
    const readings = await reader.read(question, PASSAGES);
    return readings.map((reading, i) => relevance(reading, whole(PASSAGES[i] ?? '')));
  }

  test.each([
    ['Where did the delegations meet?', 0],
    ['When are apples harvested?', 1],
    ['Who signed the treaty?', 2],
  ])('finds the passage that answers most relevant: %s', async (question, right) => {
    const found = await relevances(question);
    expect(found.indexOf(Math.max(...found))).toBe(right);
  });

  test.each([
    ['Where did the delegations meet?', 0, 'Lisbon'],
    ['When did the delegations meet?', 0, '2009'],
    ['Who signed the treaty?', 2, 'Keller'],
  ])('finds the words that answer: %s', async (question, place, words) => {
    const passage = PASSAGES[place] ?? '';
    const [reading] = await reader.read(question, [passage]);
    const [span] = reading ? likelySpans(reading, whole(passage), 1) : [];
    expect(span && passage.slice(span.start, span.end)).toContain(words);
  });

  test('reads each passage as it reads it alone', async () => {
    const question = 'Who signed the treaty?';
    const many = Array.from({ length: 40 }, (_, i) => `${PASSAGES[i % 3] ?? ''} ${'And so on. '.repeat(i)}`);
    const together = await reader.read(question, many);
    for (const i of [0, 7, 39]) {
      const [alone] = await reader.read(question, [many[i] ?? '']);
      expect(together[i]?.words).toEqual(alone?.words);
      for (const [at, logit] of Array.from(alone?.starts ?? []).entries()) {
        expect(together[i]?.starts[at]).toBeCloseTo(logit, 2);
      }
    }
  });

  test('reads a passage to its end, however long it is, and one without words', async () => {
    const long = `${'Nothing of note was said that day. '.repeat(150)}Anna Keller signed the treaty.`;
    const [reading, empty] = await reader.read('Who signed the treaty?', [long, '']);
    expect(reading?.starts).toHaveLength(reading?.words.length ?? -1);
    const [span] = reading ? likelySpans(reading, whole(long), 1) : [];
    expect(span && long.slice(span.start, span.end)).toContain('Keller');
    expect(empty).toEqual({ words: [], starts: [], ends: [] });
  });

  test('takes any question', async () => {
    for (const question of ['', '???', '東京', 'why '.repeat(700)]) {
      const [reading] = await reader.read(question, ['A sentence.']);
      expect(Array.from(reading?.starts ?? []).every(Number.isFinite)).toBe(true);
    }
  });
});

test('a model that is not there is an error that names it', async () => {
  const reader = new TransformersReader({ model: 'missing', modelsFolder: await newFolder() });
  const failure = await reader.read('Who?', ['She did.']).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(ModelError);
  expect(String(failure)).toContain('"missing"');
});
