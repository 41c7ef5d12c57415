import { describe, expect, test } from 'vitest';
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
