import type { Answer, Citation, NoAnswer } from '../../src/widget/contract.js';

const TEXT =
  'The third dialogue took place in Tokyo. The fourth dialogue is to be convened in approximately one year’s time in Brussels.';
export const QUOTE = 'The fourth dialogue is to be convened in approximately one year’s time in Brussels.';

/** A citation of a paragraph of a document, as the contract tells it. */
export function citationOf(quote: string = QUOTE, fields: Partial<Citation> = {}): Citation {
  const start = Math.max(0, TEXT.indexOf(quote));
  return {
    document: { id: 'statement', title: 'A statement – 5 March 2018', language: 'en' },
    paragraph: 8,
    quote,
    start,
    end: start + quote.length,
    highlights: [],
    score: 0.9,
    url: `/documents/statement#p8:~:text=${encodeURIComponent(quote)}`,
    ...fields,
  };
}

/** An answer whose short span is `short`, inside the quote. */
export function answerOf(question: string, short = 'Brussels', fields: Partial<Answer> = {}): Answer {
  const citation = citationOf();
  const start = citation.start + citation.quote.indexOf(short);
  return {
    status: 'answered',
    question,
    standaloneQuestion: question,
    confidence: 0.9,
    answer: { text: short, citation: 0, start, end: start + short.length },
    citations: [citation],
    suggestions: ['Who took part in the dialogue?', 'When was it?'],
    ...fields,
  } as Answer;
}

export function refusalOf(question: string, reason: NoAnswer['reason'] = 'not_said'): Answer {
  return {
    status: 'no_answer',
    reason,
    question,
    standaloneQuestion: question,
    confidence: 0.1,
    answer: null,
    citations: [],
    related: [citationOf('The third dialogue took place in Tokyo.')],
    suggestions: ['Where will the fourth dialogue be convened?'],
  };
}

export const alteredQuote = {
  status: 'altered',
  citation: citationOf(),
  differences: [
    { op: 'equal', text: 'The fourth dialogue is to be convened in approximately ' },
    { op: 'delete', text: 'one year’s' },
    { op: 'insert', text: 'two years’' },
    { op: 'equal', text: ' time in Brussels.' },
  ],
};

const contradictedPart = {
  claim: 'The fourth dialogue will be in Paris.',
  verdict: 'contradicted',
  confidence: 0.8,
  citations: [citationOf()],
  mismatches: [{ kind: 'place', claim: 'Paris', document: 'Brussels' }],
};
const verbatimQuote = {
  status: 'verbatim',
  citation: citationOf('The third dialogue took place in Tokyo.'),
  differences: [],
};

export const contradictedClaim = { ...contradictedPart, quotes: [verbatimQuote], parts: [contradictedPart] };

/** A claim of two sentences, of which the documents say one. */
export const mixedClaim = {
  ...contradictedPart,
  quotes: [],
  parts: [
    contradictedPart,
    {
      claim: 'The third one was in Tokyo.',
      verdict: 'supported',
      confidence: 0.9,
      citations: [citationOf('The third dialogue took place in Tokyo.')],
      mismatches: [],
    },
  ],
};
