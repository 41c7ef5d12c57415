import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDocument } from '../../src/corpus/parse-document.js';
import { fileText } from '../set-up/arbitraries.js';

const file = fc.constantFrom('a.md', 'a.txt', 'a.html');
const RUNS = { numRuns: 300 };

function expectDocumentOrProblems(name: string, bytes: Buffer): void {
  const result = parseDocument(name, bytes);
  if ('problems' in result) {
    expect(result.problems).not.toEqual([]);
    return;
  }
  expect(result.document.paragraphs.map(({ number }) => number)).toEqual(
    result.document.paragraphs.map((_, index) => index + 1),
  );
  for (const { text, sentences } of result.document.paragraphs) {
    expect(text).toBe(text.trim());
    expect(sentences).not.toEqual([]);
  }
}

test('any text is a document or is refused, and never throws', () => {
  fc.assert(
    fc.property(file, fileText, (name, text) => {
      expectDocumentOrProblems(name, Buffer.from(text));
    }),
    RUNS,
  );
});

test('any bytes are a document or are refused, and never throw', () => {
  fc.assert(
    fc.property(file, fc.uint8Array({ maxLength: 400 }), (name, bytes) => {
      expectDocumentOrProblems(name, Buffer.from(bytes));
    }),
    RUNS,
  );
});

test('any front matter is read or is refused, and never throws', () => {
  const yaml = fc.array(
    fc.oneof(
      fc.constantFrom(
        'id: ',
        'title: ',
        'date: ',
        '*a',
        '&a ',
        '!x ',
        '[',
        '{',
        '"',
        "'",
        '\n',
        '- ',
        ': ',
        '|',
        '<<: ',
      ),
      fc.string({ maxLength: 5 }),
    ),
    { maxLength: 20 },
  );
  fc.assert(
    fc.property(yaml, (pieces) => {
      expectDocumentOrProblems('a.md', Buffer.from(`---\n${pieces.join('')}\n---\nText.`));
    }),
    RUNS,
  );
});
