import { describe, expect, test } from 'vitest';
import { unaskable } from '../src/answer/request-kind.js';
import { parseFrontMatter } from '../src/corpus/front-matter.js';
import { splitSentences } from '../src/corpus/sentences.js';
import { quotePattern } from '../src/quote-pattern.js';
import { tokens } from '../src/quotes/folding.js';
import { partsOf } from '../src/quotes/quote-parts.js';
import { quotations } from '../src/quotes/quotations.js';
import { askedType, offered, withoutAskedType, type AnswerType } from '../src/retrieval/answer-type.js';
import { mentionsIn } from '../src/retrieval/mentions.js';
import { terms } from '../src/vocabulary/terms.js';
import { growsFaster } from './set-up/growth.js';
import { problemsOf } from './set-up/parsing.js';

/** Between 4, for linear, and 16, for quadratic: what the machine does besides is no reason to fail. */
const MOST_GROWTH = 10;
/** A quarter of the longest quote, so that four times as much is the most that a request brings. */
const LENGTH = 1000;

const TYPES: readonly AnswerType[] = ['expansion', 'number', 'date', 'place', 'name'];
const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  ...Object.fromEntries(TYPES.map((type) => [`what a sentence offers: ${type}`, (text) => offered(text, type)])),
  'what a question asks for': (text) => [askedType(text), withoutAskedType(text)],
  'whether it is a question': unaskable,
  'names of a question': mentionsIn,
  terms: terms,
  // White space in a paragraph is folded.
  sentences: (text) => splitSentences(text.replaceAll('\n', ' '), 'en'),
  'tokens of a quote': tokens,
  'parts of a quote': partsOf,
  quotations: quotations,
  'a quote in its page': (text) => quotePattern(text)?.exec(`${text} ${text}`),
  'front matter': (text) => parseFrontMatter(text.slice(0, 2000)),
  'plain text': (text) => problemsOf(text, 'a.txt'),
};

/** What a pattern may try over and over: runs of white space, openings that nothing closes, words that lead on. */
const PIECES = [
  ...[' ', '\n', '\t', 'a', 'A', '1', '1,', '.', '"', '“', "'", '(', '[', '[1]', '…', '-', '😀', '\u0301', '\u200b'],
  ...['A. ', 'Art. 5 ', 'in ', 'in the ', 'in about ', 'A of ', 'A and B ', '1 year ', 'two ', 'two-', 'May 1 ', '(A '],
  ...['what is the ', 'no more than ', '<', '&amp;', '](', '> ', '| a '],
];

describe('time grows no worse than with the length of the worst text', () => {
  test.each(Object.entries(READERS))(
    '%s',
    (_name, read) => {
      const worse = PIECES.filter((piece) => growsFaster(read, piece, LENGTH, MOST_GROWTH));
      expect(worse).toEqual([]);
    },
    600_000,
  );
});
