import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { answerText } from '../../src/cli/answer-text.js';
import type { Answer } from '../../src/types.js';

const QUOTE = 'The fourth meeting is to be convened in approximately one year’s time in Brussels.';
const START = 100;

const ANSWER: Answer = {
  status: 'answered',
  question: 'And where?',
  standaloneQuestion: 'Where is the fourth meeting?',
  answer: { text: 'Brussels', citation: 0, start: START + 73, end: START + 81 },
  confidence: 0.9,
  citations: [
    {
      document: { id: 'a', title: 'A statement', language: 'en' },
      paragraph: 8,
      quote: QUOTE,
      start: START,
      end: START + QUOTE.length,
      highlights: [],
      score: 0.8,
      url: '/documents/a#p8',
    },
  ],
  suggestions: [],
};

test('on a terminal the words that answer are bold inside their quote, which is wrapped to its width', () => {
  const text = answerText(ANSWER, { isColoured: true, columns: 40 });
  expect(text).toContain('\u001B[1mBrussels\u001B[22m.');
  expect(text).toContain('Understood as: ');
  const lines = stripVTControlCharacters(text).split('\n');
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(40);
  expect(lines.join(' ').replace(/\s+/g, ' ')).toContain(QUOTE);
});

test('elsewhere a quote stays on one line, as it stands in the document', () => {
  const text = answerText(ANSWER, { isColoured: false, columns: null });
  expect(text.split('\n')).toContain(`  ${QUOTE}`);
});
