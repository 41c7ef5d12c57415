import { expect, test } from 'vitest';
import { fitLogistic, fitMultinomial, fitRanking } from '../../src/evaluation/fit.js';
import { seededRandom } from '../set-up/random.js';

test('ranking weights go to the feature that tells the right candidate', () => {
  const random = seededRandom(1);
  const examples = Array.from({ length: 200 }, () => {
    const isRight = [false, false, false].map((_, i) => i === Math.floor(random() * 3));
    const right = isRight.includes(true) ? isRight : [true, false, false];
    const candidates = right.map((is) => [is ? 0.6 + random() * 0.4 : random() * 0.6, random()]);
    return { isRight: right, weight: 1, candidates };
  });
  const [telling = 0, noise = 1] = fitRanking(examples);
  expect(telling + noise).toBeCloseTo(1);
  expect(telling).toBeGreaterThan(0.8);
});

test('a feature that speaks against the right candidate gets no negative weight', () => {
  const examples = [
    {
      isRight: [true, false],
      weight: 1,
      candidates: [
        [1, 0],
        [0, 1],
      ],
    },
  ];
  expect(fitRanking(examples)).toEqual([1, 0]);
});

test('ranking weights follow the examples that count more', () => {
  const firstTells = {
    isRight: [true, false],
    candidates: [
      [1, 0],
      [0, 1],
    ],
  };
  const secondTells = {
    isRight: [false, true],
    candidates: [
      [1, 0],
      [0, 1],
    ],
  };
  const [first = 0, second = 0] = fitRanking([
    { ...firstTells, weight: 1 },
    { ...secondTells, weight: 9 },
  ]);
  expect(second).toBeGreaterThan(first);
});

test('logistic regression finds the probabilities that the examples were drawn with', () => {
  const random = seededRandom(2);
  const probability = (x: number): number => 1 / (1 + Math.exp(-(4 * x - 2)));
  const examples = Array.from({ length: 4000 }, () => {
    const x = random();
    return { features: [x, random() * 100], isPositive: random() < probability(x) };
  });
  const { intercept, weights } = fitLogistic(examples);
  for (const x of [0.1, 0.5, 0.9]) {
    const fitted = 1 / (1 + Math.exp(-(intercept + (weights[0] ?? 0) * x + (weights[1] ?? 0) * 50)));
    expect(Math.abs(fitted - probability(x))).toBeLessThan(0.05);
  }
});

test('an example that weighs as much as several counts as they do', () => {
  const once = [
    { features: [0], isPositive: false },
    { features: [1], isPositive: true },
    { features: [1], isPositive: false },
  ];
  const repeated = fitLogistic([...once, ...Array.from({ length: 4 }, () => ({ features: [1], isPositive: true }))]);
  const weighted = fitLogistic(once.map((example, i) => (i === 1 ? { ...example, weight: 5 } : example)));
  const at = ({ intercept, weights }: typeof repeated, x: number): number => intercept + (weights[0] ?? 0) * x;
  expect(at(weighted, 1)).toBeGreaterThan(at(fitLogistic(once), 1));
  expect(at(weighted, 1)).toBeCloseTo(at(repeated, 1), 0);
});

test('multinomial regression finds the probabilities that the examples were drawn with', () => {
  const random = seededRandom(3);
  const chances = (x: number): number[] => {
    const odds = [Math.exp(3 * x - 1), Math.exp(1 - 3 * x), 1];
    return odds.map((one) => one / odds.reduce((sum, each) => sum + each));
  };
  const examples = Array.from({ length: 6000 }, () => {
    const x = random();
    const [first = 0, second = 0] = chances(x);
    const drawn = random();
    return { features: [x], kind: drawn < first ? 0 : drawn < first + second ? 1 : 2 };
  });
  const [first, second] = fitMultinomial(examples, 3);
  expect(first?.weights[0]).toBeCloseTo(3, 0);
  expect(first?.intercept).toBeCloseTo(-1, 0);
  expect(second?.weights[0]).toBeCloseTo(-3, 0);
  expect(second?.intercept).toBeCloseTo(1, 0);
});
