import fc from 'fast-check';
import { expect, test } from 'vitest';
import { areaUnderRisk, riskCoverage, thinned, type Judged } from '../../../src/evaluation/metrics/risk-coverage.js';

const judgements = fc.array(
  fc.record({ confidence: fc.constantFrom(-Infinity, 0, 0.1, 0.2, 0.5, 0.9, 1, 7), isRight: fc.boolean() }),
  { minLength: 1, maxLength: 30 },
);

function area(judged: readonly Judged[]): number {
  return areaUnderRisk(riskCoverage(judged)) ?? NaN;
}

/** Confidences by which the right ones come first, or last. */
function sorted(judged: readonly Judged[], rightAbove: boolean): Judged[] {
  return judged.map(({ isRight }) => ({ isRight, confidence: isRight === rightAbove ? 1 : 0 }));
}

test('the risk at each coverage, by hand', () => {
  const curve = riskCoverage([
    { confidence: 0.2, isRight: false },
    { confidence: 0.9, isRight: true },
    { confidence: 0.8, isRight: false },
    { confidence: 0.7, isRight: true },
  ]);
  expect(curve).toEqual([
    { coverage: 0.25, risk: 0 },
    { coverage: 0.5, risk: 1 / 2 },
    { coverage: 0.75, risk: 1 / 3 },
    { coverage: 1, risk: 1 / 2 },
  ]);
  expect(areaUnderRisk(curve)).toBeCloseTo((0 + 1 / 2 + 1 / 3 + 1 / 2) / 4, 10);
});

test('among equal confidences the order does not matter: the risk is that of a random one', () => {
  const right = { confidence: 0.5, isRight: true };
  const wrong = { confidence: 0.5, isRight: false };
  expect(riskCoverage([right, wrong, wrong, wrong]).map(({ risk }) => risk)).toEqual([0.75, 0.75, 0.75, 0.75]);
  fc.assert(
    fc.property(judgements, (judged) => {
      expect(area([...judged].reverse())).toBeCloseTo(area(judged), 10);
    }),
  );
});

test('the area lies between that of the best and that of the worst order', () => {
  fc.assert(
    fc.property(judgements, (judged) => {
      expect(area(judged)).toBeGreaterThanOrEqual(area(sorted(judged, true)) - 1e-9);
      expect(area(judged)).toBeLessThanOrEqual(area(sorted(judged, false)) + 1e-9);
    }),
  );
});

test('the curve ends where all is answered, at the part that is wrong, and every risk is a part', () => {
  fc.assert(
    fc.property(judgements, (judged) => {
      const curve = riskCoverage(judged);
      const wrong = judged.filter(({ isRight }) => !isRight).length / judged.length;
      expect(curve).toHaveLength(judged.length);
      expect(curve.at(-1)?.coverage).toBe(1);
      expect(curve.at(-1)?.risk).toBeCloseTo(wrong, 10);
      for (const { risk } of curve) {
        expect(risk).toBeGreaterThanOrEqual(0);
        expect(risk).toBeLessThanOrEqual(1);
      }
    }),
  );
});

test('without a question there is no curve and no area', () => {
  expect(riskCoverage([])).toEqual([]);
  expect(areaUnderRisk([])).toBeNull();
});

test('a thinned curve keeps its end and is no longer than asked for', () => {
  const curve = riskCoverage(Array.from({ length: 250 }, (_, i) => ({ confidence: i, isRight: i % 3 === 0 })));
  const few = thinned(curve, 100);
  expect(few).toHaveLength(100);
  expect(few.at(-1)).toEqual(curve.at(-1));
  expect(thinned(curve.slice(0, 7), 100)).toEqual(curve.slice(0, 7));
});
