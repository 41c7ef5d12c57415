import { expect, test } from 'vitest';
import { parsePlainText } from '../../src/corpus/plain-text.js';
import { documentFrom, paragraphTexts } from '../set-up/parsing.js';

test('blank lines part paragraphs, and marks of Markdown are ordinary characters', () => {
  expect(paragraphTexts('# One\n*first*\n  \t\n- two <b>\n\n\n\nthree', 'a.txt')).toEqual([
    '# One *first*',
    '- two <b>',
    'three',
  ]);
});

test('a form feed parts paragraphs, but a sentence that it splits is joined', () => {
  expect(paragraphTexts('They emphasized the value\n\fof dialogue.\fThe end.', 'a.txt')).toEqual([
    'They emphasized the value of dialogue.',
    'The end.',
  ]);
});

test.each(['\n', '\r\n', '\r'])('every block knows its line, whatever ends the lines: %j', (end) => {
  const text = ['', 'one', 'one', '', 'two', '\fthree'].join(end);
  expect(parsePlainText(text, 10).map(({ text: words, line }) => [words, line])).toEqual([
    ['one one', 11],
    ['two', 14],
    ['three', 15],
  ]);
});

test('front matter is read in plain text too', () => {
  expect(documentFrom('---\nid: plain\n---\nText.', 'a.txt')).toMatchObject({
    id: 'plain',
    paragraphs: [{ text: 'Text.' }],
  });
});
