import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Aliases } from '../../src/vocabulary/aliases.js';
import type { QueryTerm } from '../../src/retrieval/bm25.js';
import { Bm25Index } from '../../src/retrieval/bm25-index.js';
import { possiblyBest } from '../../src/retrieval/max-score.js';
import { terms } from '../../src/vocabulary/terms.js';

function query(text: string, related: Record<string, number> = {}): QueryTerm[] {
  return terms(text).map((term) => ({ term, related: new Map(Object.entries(related)) }));
}

const TEXTS = ['trade secrets and trade', 'a meeting on trade', 'a meeting in Tokyo', 'another meeting'];
const NO_ALIASES = new Aliases([]);
const index = new Bm25Index(TEXTS, NO_ALIASES);

describe('the score', () => {
  test('is higher for a rarer term', () => {
    const matches = index.matcher(query('meeting Tokyo trade'));
    expect(matches(2).score).toBeGreaterThan(matches(3).score);
  });

  test('is higher where a term stands twice', () => {
    const matches = new Bm25Index(['trade trade law', 'trade peace law', 'law'], NO_ALIASES).matcher(query('trade'));
    expect(matches(0).score).toBeGreaterThan(matches(1).score);
  });

  test('counts only the query’s own terms', () => {
    expect(index.matcher(query('espionage', { secret: 0.6 }))(0)).toMatchObject({ score: 0 });
  });
});

describe('the coverage', () => {
  test('is all where every term stands in the item', () => {
    expect(index.matcher(query('trade secrets'))(0).coverage).toBeCloseTo(1);
  });

  test('counts a related term by its similarity', () => {
    expect(index.matcher(query('espionage', { secret: 0.6 }))(0).coverage).toBeCloseTo(0.6);
  });

  test('falls with a term that no text holds', () => {
    const all = index.matcher(query('Tokyo'))(2).coverage;
    expect(index.matcher(query('Tokyo submarine'))(2).coverage).toBeLessThan(all);
  });
});

test('no texts and no terms find nothing', () => {
  const all = (): boolean => true;
  expect(new Bm25Index([], NO_ALIASES).strongest(query('trade'), 5, all)).toEqual([]);
  expect(index.strongest([], 5, all)).toEqual([]);
});

test('coverage stays between 0 and 1 and scores are never negative', () => {
  const word = fc.constantFrom('trade', 'secrets', 'meeting', 'Tokyo', 'law', 'peace');
  const text = fc.array(word, { maxLength: 8 }).map((words) => words.join(' '));
  fc.assert(
    fc.property(
      fc.array(text, { maxLength: 6 }),
      text,
      fc.double({ min: 0, max: 1, noNaN: true }),
      (texts, asked, similarity) => {
        const related = Object.fromEntries(terms('law peace').map((term) => [term, similarity]));
        const matches = new Bm25Index(texts, NO_ALIASES).matcher(query(asked, related));
        for (const match of texts.map((_, item) => matches(item))) {
          expect(match.score).toBeGreaterThanOrEqual(0);
          expect(match.coverage).toBeGreaterThanOrEqual(0);
          expect(match.coverage).toBeLessThanOrEqual(1 + 1e-9);
        }
      },
    ),
  );
});

describe('the strongest items', () => {
  const word = fc.constantFrom('trade', 'secrets', 'meeting', 'Tokyo', 'law', 'peace', 'treaty', 'harbour');
  const text = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(' '));

  test('are those with the highest scores of all, however few are looked at', () => {
    fc.assert(
      fc.property(
        fc.array(text, { maxLength: 60 }),
        text,
        fc.integer({ min: 1, max: 8 }),
        fc.integer({ min: 1, max: 3 }),
        (texts, asked, count, every) => {
          const own = new Bm25Index(texts, NO_ALIASES);
          const isWanted = (item: number): boolean => item % every === 0;
          const matches = own.matcher(query(asked));
          const scores = texts.map((_, item) => (isWanted(item) ? matches(item).score : 0));
          const best = [...scores].filter((score) => score > 0).sort((a, b) => b - a);
          const found = own.strongest(query(asked), count, isWanted);
          expect(found.map((item) => scores[item])).toEqual(best.slice(0, count));
        },
      ),
    );
  });

  test('are filled up with items that hold a related term', () => {
    expect(index.strongest(query('Tokyo', { trade: 0.5 }), 2, () => true)).toEqual([2, 0]);
  });

  test('read a rare term of a large corpus in a fraction of the time of all postings', () => {
    let read = 0;
    const items = Uint32Array.from({ length: 100_000 }, (_, item) => item);
    const common = {
      items,
      bestScore: 0.1,
      placeOf: (item: number) => item,
      scoreAt: () => {
        read += 1;
        return 0.1;
      },
    };
    const rare = { items: items.subarray(0, 10), bestScore: 5, placeOf: (item: number) => item, scoreAt: () => 5 };
    const best = possiblyBest([common, rare], 5, () => true);
    expect(best).toHaveLength(10);
    expect(read).toBeLessThan(100);
  });
});
