import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitSentences } from '../../src/corpus/sentences.js';
import {
  LONGEST_PARAGRAPH_PASSAGE,
  LONGEST_SENTENCE_PASSAGE,
  paragraphPassages,
  sentencePassages,
} from '../../src/passages/passages.js';
import type { CorpusDocument, Passage } from '../../src/types.js';
import { paragraphText } from '../set-up/arbitraries.js';
import { hasWholeCharacters } from '../set-up/parsing.js';

const document: fc.Arbitrary<CorpusDocument> = fc.array(paragraphText, { maxLength: 4 }).map((texts) => ({
  id: 'a',
  title: 'A',
  date: null,
  source: null,
  language: 'en',
  paragraphs: texts.map((text, index) => ({
    number: index + 1,
    text,
    sentences: splitSentences(text, 'en'),
    heading: null,
  })),
}));

function paragraphOf({ paragraphs }: CorpusDocument, passage: Passage): CorpusDocument['paragraphs'][number] {
  const paragraph = paragraphs[passage.paragraph - 1];
  if (paragraph === undefined) throw new Error(`no paragraph ${String(passage.paragraph)}`);
  return paragraph;
}

/** Every paragraph's text with what the passages hold taken out. */
function leftOver({ paragraphs }: CorpusDocument, passages: readonly Passage[]): string {
  return paragraphs
    .map(({ number, text }) => {
      const units = [...Array(text.length).keys()].map((i) => text.charAt(i));
      for (const { start, end } of passages.filter(({ paragraph }) => paragraph === number)) units.fill('', start, end);
      return units.join('');
    })
    .join('');
}

test('the offsets of every passage give its text, which is not empty and has no white space at its ends', () => {
  fc.assert(
    fc.property(document, (anyDocument) => {
      for (const passage of [...sentencePassages(anyDocument), ...paragraphPassages(anyDocument)]) {
        expect(paragraphOf(anyDocument, passage).text.slice(passage.start, passage.end)).toBe(passage.text);
        expect(passage.text.trim()).toBe(passage.text);
        expect(passage.text).not.toBe('');
      }
    }),
  );
});

test('no passage is over its limit or cuts a character', () => {
  fc.assert(
    fc.property(document, (anyDocument) => {
      for (const { text } of sentencePassages(anyDocument)) {
        expect(text.length).toBeLessThanOrEqual(LONGEST_SENTENCE_PASSAGE);
        expect(hasWholeCharacters(text)).toBe(true);
      }
      for (const { text } of paragraphPassages(anyDocument)) {
        expect(text.length).toBeLessThanOrEqual(LONGEST_PARAGRAPH_PASSAGE);
        expect(hasWholeCharacters(text)).toBe(true);
      }
    }),
  );
});

test('every character but white space is in a sentence passage and in a paragraph passage', () => {
  fc.assert(
    fc.property(document, (anyDocument) => {
      expect(leftOver(anyDocument, sentencePassages(anyDocument)).trim()).toBe('');
      expect(leftOver(anyDocument, paragraphPassages(anyDocument)).trim()).toBe('');
    }),
  );
});

test('every sentence passage lies inside its sentence and inside a paragraph passage', () => {
  fc.assert(
    fc.property(document, (anyDocument) => {
      const contexts = paragraphPassages(anyDocument);
      for (const passage of sentencePassages(anyDocument)) {
        const sentence = paragraphOf(anyDocument, passage).sentences[passage.sentence];
        expect(sentence?.start).toBeLessThanOrEqual(passage.start);
        expect(sentence?.end).toBeGreaterThanOrEqual(passage.end);
        const around = contexts.filter(
          ({ paragraph, start, end }) =>
            paragraph === passage.paragraph && start <= passage.start && end >= passage.end,
        );
        expect(around).not.toEqual([]);
      }
    }),
  );
});
