import { describe, expect, test } from 'vitest';
import { joinAcrossPageBreaks } from '../../src/corpus/page-breaks.js';
import type { PdfLine } from '../../src/corpus/pdf/lines.js';
import { paragraphsOf } from '../../src/corpus/pdf/paragraphs.js';
import { paragraphTexts } from '../set-up/parsing.js';

describe('a paragraph that a page break split in mid-sentence is joined', () => {
  test.each([
    ['after a word', 'emphasized the value', 'of the Forum.', 'emphasized the value of the Forum.'],
    ['after a comma', 'In Tokyo,', 'on 5 March.', 'In Tokyo, on 5 March.'],
    ['after a number', 'in 2018', 'and 2019.', 'in 2018 and 2019.'],
    ['in other scripts', 'Η αξία του', 'φόρουμ.', 'Η αξία του φόρουμ.'],
  ])('%s', (_case, before, after, joined) => {
    expect(paragraphTexts(`${before}\n\n${after}`)).toEqual([joined]);
  });

  test('more than once, and past a comment that marks the page', () => {
    expect(paragraphTexts('one\n\ntwo\n\n<!-- page 3 -->\n\nthree.')).toEqual(['one two three.']);
  });

  test('inside one list item', () => {
    expect(paragraphTexts('- the value\n\n  of dialogue\n- next')).toEqual(['the value of dialogue', 'next']);
  });
});

describe('paragraphs stay apart', () => {
  test.each([
    ['after a full stop', 'They agreed.', 'the end'],
    ['after a colon', 'They agreed on:', 'peace'],
    ['after a semicolon', 'peace;', 'trust'],
    ['after a closing quotation mark', '“peace”', 'and trust'],
    ['before a capital letter', 'The value', 'Of dialogue'],
    ['before a number', 'The value', '2 of dialogue'],
    ['before an enumerator', 'The Parties shall', 'a) cooperate,'],
    ['before a Roman enumerator', 'a. cooperate,', 'ii. consult'],
    ['before an opening bracket', 'The value', '(of dialogue)'],
  ])('%s', (_case, before, after) => {
    expect(paragraphTexts(`${before}\n\n${after}`)).toEqual([before, after]);
  });

  test.each([
    ['two list items', '- the value\n- of dialogue'],
    ['a paragraph and a list item', 'the value\n\n- of dialogue'],
    ['a list item and the paragraph after the list', '- the value\n\nof dialogue'],
    ['a block quote and the paragraph after it', '> the value\n\nof dialogue'],
    ['a heading between them', 'the value\n\n## Heading\n\nof dialogue'],
    ['a code block', 'the value\n\n```\nof dialogue\n```'],
  ])('across %s', (_case, text) => {
    expect(paragraphTexts(text)).toEqual(['the value', 'of dialogue']);
  });
});

test('terms and definitions stay apart', () => {
  const list = '<dl><dt>Term</dt><dd>first definition</dd><div><dt>Other term</dt><dd>second</dd></div></dl>';
  expect(paragraphTexts(list, 'a.html')).toEqual(['Term', 'first definition', 'Other term', 'second']);
});

test('lines of a PDF are joined across pages and columns, not within one or from a page’s foot to its head', () => {
  const line = (text: string, page: number, left: number, y: number): PdfLine => ({
    text,
    page,
    left,
    right: left + 100,
    y,
    fontSize: 10,
  });
  const joined = (before: PdfLine, after: PdfLine): string[] => {
    const body = Array.from({ length: 20 }, (_, i) => ({ ...line('Body.', 0, 50, 700 - 12 * i), right: 400 }));
    return joinAcrossPageBreaks(paragraphsOf([...body, before, after]))
      .map(({ text }) => text)
      .slice(1);
  };
  const foot = line('the value', 1, 50, 40);
  expect(joined(foot, line('of dialogue', 2, 50, 700))).toEqual(['the value of dialogue']);
  expect(joined(foot, line('of dialogue', 1, 250, 700))).toEqual(['the value of dialogue']);
  expect(joined(foot, line('draft of May', 1, 50, 700))).toEqual(['the value', 'draft of May']);
  expect(joined(line('the value', 1, 50, 700), line('draft of May', 1, 50, 600))).toEqual([
    'the value',
    'draft of May',
  ]);
});
