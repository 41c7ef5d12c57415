import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Aliases } from '../../src/vocabulary/aliases.js';
import type { QueryTerm } from '../../src/retrieval/bm25.js';
import { Bm25Index } from '../../src/retrieval/bm25-index.js';
import { terms } from '../../src/vocabulary/terms.js';

function query(text: string, related: Record<string, number> = {}): QueryTerm[] {
  return terms(text).map((term) => ({ term, related: new Map(Object.entries(related)) }));
}

const TEXTS = ['trade secrets and trade', 'a meeting on trade', 'a meeting in Tokyo', 'another meeting'];
const NO_ALIASES = new Aliases([]);
const index = new Bm25Index(TEXTS, NO_ALIASES);

describe('the score', () => {
  test('is higher for a rarer term', () => {
    const matches = index.search(query('meeting Tokyo trade'));
    expect(matches.get(2)?.score).toBeGreaterThan(matches.get(3)?.score ?? Infinity);
  });

  test('is higher where a term stands twice', () => {
    const matches = new Bm25Index(['trade trade law', 'trade peace law', 'law'], NO_ALIASES).search(query('trade'));
    expect(matches.get(0)?.score).toBeGreaterThan(matches.get(1)?.score ?? Infinity);
  });

  test('counts only the query’s own terms', () => {
    expect(index.search(query('espionage', { secret: 0.6 })).get(0)).toMatchObject({ score: 0 });
  });
});

describe('the coverage', () => {
  test('is all where every term stands in the item', () => {
    expect(index.search(query('trade secrets')).get(0)?.coverage).toBeCloseTo(1);
  });

  test('counts a related term by its similarity', () => {
    expect(index.search(query('espionage', { secret: 0.6 })).get(0)?.coverage).toBeCloseTo(0.6);
  });

  test('falls with a term that no text holds', () => {
    const all = index.search(query('Tokyo')).get(2)?.coverage ?? 0;
    expect(index.search(query('Tokyo submarine')).get(2)?.coverage).toBeLessThan(all);
    expect(index.knownPart(query('Tokyo submarine'))).toBeLessThan(0.5);
  });
});

test('no texts and no terms find nothing', () => {
  expect(new Bm25Index([], NO_ALIASES).search(query('trade')).size).toBe(0);
  expect(index.search([]).size).toBe(0);
  expect(index.knownPart([])).toBe(0);
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
        for (const match of new Bm25Index(texts, NO_ALIASES).search(query(asked, related)).values()) {
          expect(match.score).toBeGreaterThanOrEqual(0);
          expect(match.coverage).toBeGreaterThanOrEqual(0);
          expect(match.coverage).toBeLessThanOrEqual(1 + 1e-9);
        }
      },
    ),
  );
});
