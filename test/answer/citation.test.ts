import { Document } from '@langchain/core/documents';
import { describe, expect, test } from 'vitest';
import { citePart, toCitation } from '../../src/answer/citation.js';
import type { RetrievedSentence } from '../../src/retrieval/hybrid-retriever.js';
import type { Citation } from '../../src/types.js';
import { terms } from '../../src/vocabulary/terms.js';
import { documentFrom } from '../set-up/parsing.js';

function citationOf(text: string, question: string): Citation {
  const document = documentFrom(`---\nid: the-text\n---\nBefore. ${text}`);
  const span = document.paragraphs[0]?.sentences[1];
  if (span === undefined) throw new Error('the text has no second sentence');
  const evidence = {
    lexicalSentence: 0,
    lexicalParagraph: 0,
    coverageSentence: 0,
    coverageParagraph: 0,
    similaritySentence: 0,
    similarityParagraph: 0,
    answerType: 0.5,
    relevance: 0,
    comparison: 0,
    relevanceTogether: null,
    tellingCoverage: 0,
    mentionsParagraph: 0,
    mentionsKnown: 0,
    agreement: 1,
    isOfStranger: false,
    form: 'open' as const,
  };
  const sentence: RetrievedSentence = new Document({
    pageContent: text,
    metadata: {
      document: document.id,
      paragraph: 1,
      sentence: 1,
      asked: 'Where?',
      ...span,
      score: 0.5,
      unreadScore: 0.5,
      evidence,
      reading: null,
    },
  });
  return toCitation(sentence, document, new Set(terms(question)));
}

test('highlights are the words of the quote that the question shares, as offsets into the paragraph', () => {
  const { highlights } = citationOf('Pears ripen in October.', 'When does a pear ripen?');
  const paragraph = 'Before. Pears ripen in October.';
  expect(highlights.map(({ start, end }) => paragraph.slice(start, end))).toEqual(['Pears', 'ripen']);
});

describe('the link', () => {
  test('holds a short quote whole, with what text fragments use themselves encoded', () => {
    const { url } = citationOf('Japan-EU, done & signed.', '');
    expect(url).toBe('/documents/the-text#p1:~:text=Japan%2DEU%2C%20done%20%26%20signed.');
  });

  test('holds a long quote by its first and last words', () => {
    const { url } = citationOf('One two three four five six seven eight nine ten eleven.', '');
    expect(url.split(':~:text=')[1]).toBe('One%20two%20three%20four%20five,seven%20eight%20nine%20ten%20eleven.');
  });

  // Browsers go to the first place on the page that has the text.
  test.each([
    ['The fee is ten euros.', 1, '#p1:~:text=The%20fee%20is%20ten%20euros.'],
    ['the fee is ten euros.', 2, '#p2:~:text=Once%20a%20year%20again%3A-,the%20fee%20is%20ten%20euros.,-It%20falls.'],
    ['The fee is ten euros.', 3, '#p3'],
    ['The annual fee', 4, '#p4:~:text=The%20annual%20fee,-was%20set%20on%205%20March'],
    ['5 March 2018', 4, '#p4:~:text=annual%20fee%20was%20set%20on-,5%20March%202018,-as%20two%20three%20four%20five.'],
    [
      'One two three four five six seven eight nine ten ended.',
      5,
      '#p5:~:text=Thus.-,One%20two%20three%20four%20five%20six%20seven%20eight%20nine%20ten%20ended.',
    ],
  ])(
    'sets "%s" in paragraph %i apart from the same words further up, or leaves them out',
    (quote, paragraph, place) => {
      const document = documentFrom(`---
id: the-text
title: The annual fee
date: 2018-03-05
---
The fee is ten euros. One two three four five.

Once a year again: the fee is ten euros. It falls.

The fee is ten euros.

The annual fee was set on 5 March 2018 as two three four five.

Thus. One two three four five six seven eight nine ten ended.`);
      const start = document.paragraphs[paragraph - 1]?.text.indexOf(quote) ?? -1;
      const span = { paragraph, start, end: start + quote.length };
      expect(citePart(document, span, { highlights: [], score: 1 }).url).toBe(`/documents/the-text${place}`);
    },
  );
});
