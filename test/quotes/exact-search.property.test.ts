import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exactMatches, type MatchedRange } from '../../src/quotes/exact-search.js';
import { tokens } from '../../src/quotes/folding.js';
import { QuoteIndex } from '../../src/quotes/quote-index.js';
import { partsOf } from '../../src/quotes/quote-parts.js';
import { documentFrom } from '../set-up/parsing.js';

type Words = readonly string[];

/** Few different words, so that a quote stands in many places, overlapping; a capital counts but at a segment's beginning. */
const words = fc.constantFrom('a', 'a', 'A', 'b', 'Aa', 'aA', '%');
const paragraphs = fc.array(fc.array(words, { minLength: 1, maxLength: 9 }), { minLength: 1, maxLength: 6 });
const segments = fc.array(fc.array(words, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 5 });

function isSame(quoted: string, own: string | undefined, isFirst: boolean): boolean {
  if (own === undefined) return false;
  const [first = ''] = own;
  const rest = own.slice(first.length);
  return isFirst ? [first.toLowerCase() + rest, first.toUpperCase() + rest].includes(quoted) : quoted === own;
}

/** All ways in which segments stand in order in a text from a word on, those with the earliest places first. */
function waysFrom(from: number, [segment, ...others]: readonly Words[], text: Words): MatchedRange[][] {
  if (segment === undefined) return [[]];
  const starts = [...text.keys()].filter(
    (start) => start >= from && segment.every((word, i) => isSame(word, text[start + i], i === 0)),
  );
  return starts.flatMap((start) => {
    const range = { from: start, to: start + segment.length };
    return waysFrom(range.to, others, text).map((way) => [range, ...way]);
  });
}

/** For each beginning the earliest way, and of those with the same end the last to begin. */
function placesIn(text: Words, quote: readonly Words[]): MatchedRange[][] {
  const byBeginning = new Map<number | undefined, MatchedRange[]>();
  for (const way of waysFrom(0, quote, text).toReversed()) byBeginning.set(way[0]?.from, way);
  const earliest = [...byBeginning.values()].sort((a, b) => (a[0]?.from ?? 0) - (b[0]?.from ?? 0));
  const byEnd = new Map(earliest.map((way) => [way.at(-1)?.to, way]));
  return [...byEnd.values()];
}

test('a quote with ellipses is found in all its places and no other, as their definition has them', () => {
  fc.assert(
    fc.property(fc.tuple(paragraphs, paragraphs), segments, (corpus, quote) => {
      const documents = corpus.map((texts, i) =>
        documentFrom(`id${String(i)}\n\n${texts.map((text) => text.join(' ')).join('\n\n')}`, `${String(i)}.txt`),
      );
      const parts = partsOf(quote.map((segment) => segment.join(' ')).join(' … '));
      const found = [...exactMatches(new QuoteIndex(documents), parts)];
      const expected = documents.flatMap((document) =>
        document.paragraphs.flatMap((paragraph) => {
          const own = tokens(paragraph.text).map(({ folded }) => folded);
          return placesIn(own, quote).map((ranges) => ({ document, paragraph, ranges }));
        }),
      );
      expect(found.map(({ in: { document, paragraph }, ranges }) => ({ document, paragraph, ranges }))).toEqual(
        expected,
      );
    }),
    { numRuns: 1000 },
  );
});
