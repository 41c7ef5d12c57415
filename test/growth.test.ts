import { describe, expect, test } from 'vitest';
import { answerPieces } from '../src/answer/answer-pieces.js';
import { unaskable } from '../src/answer/request-kind.js';
import { analyse } from '../src/claims/analysis.js';
import { modalities } from '../src/claims/modality.js';
import { negations } from '../src/claims/negation.js';
import { acronymsOf } from '../src/claims/surroundings.js';
import { standaloneQuestion } from '../src/conversation/standalone-question.js';
import { parseFrontMatter } from '../src/corpus/front-matter.js';
import { splitSentences } from '../src/corpus/sentences.js';
import { quotePattern } from '../src/quote-pattern.js';
import { exactMatches } from '../src/quotes/exact-search.js';
import { tokens } from '../src/quotes/folding.js';
import { QuoteIndex } from '../src/quotes/quote-index.js';
import { partsOf } from '../src/quotes/quote-parts.js';
import { quotations } from '../src/quotes/quotations.js';
import { askedType, withoutAskedType, type AnswerType } from '../src/retrieval/answer-type.js';
import { mentionsIn } from '../src/retrieval/mentions.js';
import { bundledLexicon } from '../src/vocabulary/lexicon.js';
import { terms } from '../src/vocabulary/terms.js';
import { growsFaster } from './set-up/growth.js';
import { documentFrom, problemsOf } from './set-up/parsing.js';

/** Between 4, for linear, and 16, for quadratic: what the machine does besides is no reason to fail. */
const MOST_GROWTH = 10;
/** A quarter of the longest quote, so that four times as much is the most that a request brings. */
const LENGTH = 1000;

const TYPES: readonly AnswerType[] = [
  'expansion',
  'frequency',
  'duration',
  'hour',
  'money',
  'number',
  'date',
  'place',
  'name',
];
const LEXICON = bundledLexicon();
const NO_ACRONYMS = new Map<string, string>();
const NOTHING = (): Promise<null> => Promise.resolve(null);
const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  ...Object.fromEntries(TYPES.map((type) => [`what a sentence offers: ${type}`, (text) => answerPieces(text, type)])),
  'what a question asks for': (text) => [askedType(text), withoutAskedType(text)],
  'whether it is a question': unaskable,
  'names of a question': mentionsIn,
  terms: terms,
  'words of a claim': (text) => analyse(text, LEXICON, NO_ACRONYMS),
  'what is due or negated in a claim': (text) => {
    const words = analyse(text, LEXICON, NO_ACRONYMS);
    return [modalities(words), negations(words)];
  },
  'acronyms of a text': acronymsOf,
  sentences: (text) => splitSentences(text, 'en'),
  'tokens of a quote': tokens,
  'parts of a quote': partsOf,
  quotations: quotations,
  'a quote in its page': (text) => quotePattern(text)?.exec(`${text} ${text}`),
  'front matter': (text) => parseFrontMatter(text.slice(0, 2000)),
  'plain text': (text) => problemsOf(text, 'a.txt'),
};

/** What rules of conversation read: of longer texts nothing more. */
const RULES: typeof READERS = {
  'a question after others': (text) =>
    standaloneQuestion(text, [{ question: 'When did Japan and the EU meet?' }], NOTHING),
  'the question before': (text) => standaloneQuestion('And where did it end?', [{ question: text }], NOTHING),
  'the answer before': (text) =>
    standaloneQuestion('When did they say it?', [{ question: 'Who opened it?', answer: text }], NOTHING),
};
const LENGTH_OF_RULES = 120;

/** A quote of many segments and documents of as many words: neither is to be gone through once for each part of the other. */
const QUOTES: typeof READERS = {
  'a quote in short paragraphs of its words': (text) => {
    const paragraphs = text.replaceAll('…', ' ').match(/.{1,40}/gs) ?? [];
    return [...exactMatches(new QuoteIndex([documentFrom(paragraphs.join('\n\n'), 'a.txt')]), partsOf(text))];
  },
};
const SEGMENTS = ['a…', 'a…b…', 'the a…a of…', 'a b…'];

/** Files, which are longer than what requests bring; one that is refused is told in time, too. */
const FILES: typeof READERS = {
  'a file of Markdown': (text) => problemsOf(text, 'a.md'),
  'a file of HTML': (text) => problemsOf(text, 'a.html'),
};
const LENGTH_OF_FILES = 10_000;
const MARKUP = [
  ...[
    '](',
    '[a](',
    '![',
    '[^a',
    '[a]\n',
    '*',
    'a*',
    'a**b',
    '_',
    '~~a',
    '`',
    '` ``',
    '> ',
    '1. ',
    '- a\n',
    '| a | b |\n',
  ],
  ...[
    'www.a_',
    'http://a_',
    'a@b.',
    '<a b="',
    '<!--',
    '<?',
    '<![CDATA[',
    '&',
    '&amp;',
    '<b>',
    '<div>',
    '<p><i>',
    '<td>',
  ],
  ...['a. ', '\n', '\n\n', ' ', '\\'],
];

/** What a pattern may try over and over: runs of white space, openings that nothing closes, words that lead on. */
const PIECES = [
  ...[' ', '\n', '\t', 'a', 'A', '1', '1,', '.', '"', '“', "'", '(', '[', '[1]', '…', '-', '😀', '\u0301', '\u200b'],
  ...['A. ', 'Art. 5 ', 'in ', 'in the ', 'in about ', 'A of ', 'A and B ', '1 year ', 'two ', 'May 1 ', '(A '],
  ...['what is the ', 'no more than ', '<', '&amp;', '](', '> ', '| a ', '*', 'a**b', '_', '#', '&', '/', '='],
  ...['two-', "a'", 'http://', 'www.', 'a@', 'a.b', 'the US ', 'is it ', 'He said ', 'the first one '],
];

describe('time grows no worse than with the length of the worst text', () => {
  test.each([
    ...Object.entries(READERS).map(([name, read]) => [name, read, LENGTH, PIECES] as const),
    ...Object.entries(RULES).map(([name, read]) => [name, read, LENGTH_OF_RULES, PIECES] as const),
    ...Object.entries(QUOTES).map(([name, read]) => [name, read, LENGTH, SEGMENTS] as const),
    ...Object.entries(FILES).map(([name, read]) => [name, read, LENGTH_OF_FILES, MARKUP] as const),
  ])(
    '%s',
    async (_name, read, length, pieces) => {
      const worse: string[] = [];
      for (const piece of pieces) if (await growsFaster(read, piece, length, MOST_GROWTH)) worse.push(piece);
      expect(worse).toEqual([]);
    },
    600_000,
  );
});
