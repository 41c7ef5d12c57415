import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitLines, splitSentences } from '../../src/corpus/sentences.js';
import type { Span } from '../../src/types.js';
import { paragraphText } from '../set-up/arbitraries.js';
import { hasWholeCharacters } from '../set-up/parsing.js';

function withoutWhiteSpace(text: string): string {
  return text.replace(/\s/gu, '');
}

function expectOrderedAndComplete(text: string, spans: readonly Span[]): void {
  let before = 0;
  for (const { start, end } of spans) {
    expect(start).toBeGreaterThanOrEqual(before);
    expect(end).toBeGreaterThan(start);
    expect(text.slice(start, end)).toBe(text.slice(start, end).trim());
    before = end;
  }
  const words = spans.map(({ start, end }) => text.slice(start, end)).join('');
  expect(withoutWhiteSpace(words)).toBe(withoutWhiteSpace(text));
}

test('sentences are ordered and hold every character but the white space around them', () => {
  fc.assert(
    fc.property(paragraphText, fc.constantFrom('en', 'ja', 'el'), (text, language) => {
      expectOrderedAndComplete(text, splitSentences(text, language));
    }),
  );
});

test('so are they for any string at all, lone surrogates too', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      expectOrderedAndComplete(text, splitSentences(text, 'en'));
    }),
  );
});

test('so are lines', () => {
  fc.assert(
    fc.property(paragraphText, (text) => {
      expectOrderedAndComplete(text, splitLines(text));
    }),
  );
});

test('no sentence of well-formed text starts or ends inside a character', () => {
  fc.assert(
    fc.property(paragraphText, fc.integer({ min: 9990, max: 10_010 }), (text, position) => {
      const long = `${'x'.repeat(position)}${'😀'.repeat(20)}${text}`;
      const sentences = splitSentences(long, 'en').map(({ start, end }) => long.slice(start, end));
      expect(sentences.every((sentence) => hasWholeCharacters(sentence))).toBe(true);
    }),
  );
});
