import fc from 'fast-check';
import { expect, test } from 'vitest';
import { QuoteChecker } from '../../src/quotes/quote-checker.js';
import { documentFrom } from '../set-up/parsing.js';
import { bundledDocument } from '../set-up/bundled.js';

const statement = await bundledDocument();
const others = documentFrom(
  '---\nid: harbour\n---\nThe “harbour authority” won’t — as the mayor’s office says… — charge 2.5 per cent, or 1,000 crowns, in Zürich’s façade district.\n\nNo boat may anchor here; it’s the law (Art. 5), “whatever the weather”.',
);
const documents = [statement, others];
const checker = new QuoteChecker(documents);

interface Cut {
  readonly document: string;
  readonly paragraph: number;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A run of whole words of some paragraph, `fewest` words at least. */
function cut(fewest: number): fc.Arbitrary<Cut> {
  const paragraphs = documents.flatMap(({ id, paragraphs: own }) => own.map((paragraph) => ({ id, paragraph })));
  return fc
    .constantFrom(...paragraphs)
    .chain(({ id, paragraph }) => {
      const words = [...paragraph.text.matchAll(/\S+/g)];
      return fc.tuple(fc.nat(words.length - fewest), fc.integer({ min: fewest, max: 60 })).map(([first, count]) => {
        const start = words[first]?.index ?? 0;
        const last = words[Math.min(first + count, words.length) - 1];
        return { document: id, paragraph: paragraph.number, start, end: (last?.index ?? 0) + (last?.[0].length ?? 0) };
      });
    })
    .map((place) => {
      const text = documents.find(({ id }) => id === place.document)?.paragraphs[place.paragraph - 1]?.text ?? '';
      return { ...place, text: text.slice(place.start, place.end) };
    })
    .filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
}

/** What typography, and nothing else, may make of a text. */
const TYPOGRAPHY: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.replace(/[“”„]/g, '"').replace(/[‘’]/g, "'"),
  (text) => text.replace(/"/g, '“').replace(/'/g, '’'),
  (text) => text.replace(/[-–—]/g, '‑'),
  (text) => text.replace(/[–—]/g, '-'),
  (text) => text.replaceAll(' ', '\u00A0'),
  (text) => text.replaceAll(' ', '  \n'),
  (text) => text.replace(/(\p{L}{3})(\p{L}{3})/gu, '$1\u00AD$2'),
  (text) => text.normalize('NFD'),
  (text) => text.normalize('NFKC'),
  (text) => text.replaceAll('…', '...'),
  (text) => text.replace(/^\p{L}/u, (letter) => letter.toUpperCase()),
  (text) => text.replace(/^\p{L}/u, (letter) => letter.toLowerCase()),
  (text) => `\u200F“${text}”\u200E`,
];

test('any whole words of a paragraph are verbatim at their offsets, through any change of typography', () => {
  fc.assert(
    fc.property(cut(1), fc.subarray([...TYPOGRAPHY.keys()]), ({ document, paragraph, start, end, text }, changes) => {
      const typed = changes.reduce((current, change) => TYPOGRAPHY[change]?.(current) ?? current, text);
      const found = checker.check(typed);
      expect(found.status).toBe('verbatim');
      const places = found.occurrences.map((place) => ({ ...place, text: slice(place) }));
      // Marks at the ends may stay outside where the writer's own quotation marks come before them.
      const bare = text.replace(/^\p{P}+|(?<!\p{P})\p{P}+$/gu, '');
      expect(
        places.some(
          (place) =>
            place.document === document &&
            place.paragraph === paragraph &&
            start <= place.start &&
            place.end <= end &&
            place.text.includes(bare),
        ),
      ).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('words as they stand are found from their first to their last character', () => {
  fc.assert(
    fc.property(cut(1), ({ document, paragraph, start, end, text }) => {
      const { status, citation, occurrences } = checker.check(text);
      expect(status).toBe('verbatim');
      expect(occurrences).toContainEqual({ document, paragraph, start, end });
      expect(citation?.quote.toLowerCase()).toBe(text.toLowerCase());
    }),
    { numRuns: 500 },
  );
});

const newWord = fc.stringMatching(/^[a-z]{2,9}$/).map((word) => `${word}q`);

/** One word changed, added or dropped, never a first or last one dropped: that leaves a quote that is verbatim. */
function changed(words: readonly string[], place: number, word: string, kind: 'change' | 'add' | 'drop'): string {
  const inner = 1 + (place % (words.length - 2));
  if (kind === 'drop') return words.toSpliced(inner, 1).join(' ');
  return words.toSpliced(place % words.length, kind === 'change' ? 1 : 0, word).join(' ');
}

test('any one word changed, added or dropped in eight or more is altered, and the differences rebuild both sides', () => {
  const kinds = fc.constantFrom('change' as const, 'add' as const, 'drop' as const);
  fc.assert(
    fc.property(cut(8), fc.nat(), newWord, kinds, (source, place, word, kind) => {
      const quote = changed(source.text.split(' '), place, word, kind);
      fc.pre(kind !== 'drop' || checker.check(quote, { within: [source.document] }).status !== 'verbatim');
      const { status, citation, differences } = checker.check(quote);
      expect(status).toBe('altered');
      // Another place may be as near: "the two sides emphasized the" stands in two paragraphs.
      const isSource = citation?.document.id === source.document && citation.paragraph === source.paragraph;
      const apart = differences.filter(({ op }) => op !== 'equal').map(({ text }) => text.trim().split(/\s+/).length);
      expect(isSource || Math.max(...apart) <= 1).toBe(true);
      const join = (left: 'insert' | 'delete'): string =>
        differences.flatMap(({ op, text }) => (op === left ? [] : [text])).join('');
      expect(join('insert')).toBe(citation?.quote);
      expect(join('delete')).toBe(quote);
      expect(differences.filter(({ op }) => op !== 'equal').length).toBeLessThanOrEqual(2);
    }),
    { numRuns: 500 },
  );
});

test('one word changed is one difference, also where words before the source are the quote’s too', () => {
  const text = statement.paragraphs[2]?.text ?? '';
  const [source = ''] = /continue to enhance .* endorsed in the G7/.exec(text) ?? [];
  const { citation, differences } = checker.check(source.replace('continue', 'aaq'));
  expect(citation?.quote).toBe(source);
  expect(differences.filter(({ op }) => op !== 'equal')).toEqual([
    { op: 'delete', text: 'continue' },
    { op: 'insert', text: 'aaq' },
  ]);
});

test('random words and random characters are absent', () => {
  const words = fc.array(newWord, { minLength: 1, maxLength: 40 }).map((all) => all.join(' '));
  fc.assert(
    fc.property(fc.oneof(words, fc.string({ unit: 'binary', maxLength: 80 })), (text) => {
      fc.pre(!/^\P{L}*(?:\p{L}\P{L}*)?$/u.test(text));
      const found = checker.check(text);
      if (/q\b/.test(text)) expect(found).toMatchObject({ status: 'absent', citation: null, differences: [] });
      else expect(found.citation === null || slice(found.occurrences[0]) === found.citation.quote).toBe(true);
    }),
    { numRuns: 500 },
  );
});

function slice(place: { document: string; paragraph: number; start: number; end: number } | undefined): string {
  const document = documents.find(({ id }) => id === place?.document);
  return document?.paragraphs[(place?.paragraph ?? 0) - 1]?.text.slice(place?.start, place?.end) ?? '';
}
