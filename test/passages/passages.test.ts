import { describe, expect, test } from 'vitest';
import { paragraphPassages, sentencePassages } from '../../src/passages/passages.js';
import { toPassageDocument } from '../../src/passages/passage-document.js';
import { documentFrom } from '../set-up/parsing.js';

const short = 'The two sides agreed. They will meet again.';
const clause = 'and the two sides confirmed once more that they would go on working together';

describe('sentence passages', () => {
  test('are the sentences, each with its place', () => {
    expect(sentencePassages(documentFrom(`${short}\n\nThe end.`))).toEqual([
      { document: 'text', paragraph: 1, sentence: 0, start: 0, end: 21, text: 'The two sides agreed.' },
      { document: 'text', paragraph: 1, sentence: 1, start: 22, end: 43, text: 'They will meet again.' },
      { document: 'text', paragraph: 2, sentence: 0, start: 0, end: 8, text: 'The end.' },
    ]);
  });

  test('of a very long sentence are its clauses', () => {
    const passages = sentencePassages(documentFrom(`First${`; ${clause}`.repeat(20)}.`));
    expect(passages.length).toBeGreaterThan(1);
    expect(new Set(passages.map(({ sentence }) => sentence))).toEqual(new Set([0]));
    expect(passages.slice(0, -1).every(({ text }) => text.endsWith(';'))).toBe(true);
  });

  test('of a line with a very wide gap leave the gap out', () => {
    const passages = sentencePassages(documentFrom(`\`\`\`\na${' '.repeat(2000)}b\n\`\`\``));
    expect(passages.map(({ text }) => text)).toEqual(['a', 'b']);
  });
});

describe('paragraph passages', () => {
  test('are the paragraphs', () => {
    expect(paragraphPassages(documentFrom(`${short}\n\nThe end.`)).map(({ text }) => text)).toEqual([
      short,
      'The end.',
    ]);
  });

  test('of a very long paragraph are runs of whole sentences, each starting with the last one before', () => {
    const sentences = [...Array(60).keys()].map((i) => `Sentence ${String(i)} ${clause}.`);
    const passages = paragraphPassages(documentFrom(sentences.join(' ')));
    expect(passages.length).toBeGreaterThan(2);
    for (const [i, { text }] of passages.entries()) {
      expect(text).toMatch(/^Sentence \d+ .*\.$/);
      const next = passages[i + 1]?.text;
      if (next !== undefined) expect(text.endsWith(next.slice(0, next.indexOf('.') + 1))).toBe(true);
    }
  });
});

test('a passage that travels as a LangChain document has an id that tells its place', () => {
  const [passage] = sentencePassages(documentFrom(short));
  expect(passage && toPassageDocument(passage)).toMatchObject({
    id: 'text#p1:0-21',
    pageContent: 'The two sides agreed.',
    metadata: { document: 'text', paragraph: 1, sentence: 0, start: 0, end: 21 },
  });
});
