import { dotProduct } from '../embeddings/vector.js';
import { softmax } from '../logistic.js';

const STEPS = 600;
const LEARNING_RATE = 0.05;
/** Adam's decay rates and its guard against division by zero (Kingma and Ba, 2015). */
const FIRST_MOMENT = 0.9;
const SECOND_MOMENT = 0.999;
const TINY = 1e-8;
const WEIGHT_DECAY = 1e-3;

type Vector = readonly number[];

/** Minimises a smooth loss by Adam on all examples at once. `gradient` gives the slope at a point. */
function minimise(size: number, gradient: (point: Vector) => number[], isAllowed: (value: number) => number): number[] {
  let point = Array<number>(size).fill(0);
  let first = Array<number>(size).fill(0);
  let second = Array<number>(size).fill(0);
  for (let step = 1; step <= STEPS; step += 1) {
    const slope = gradient(point).map((value, i) => value + WEIGHT_DECAY * (point[i] ?? 0));
    first = first.map((value, i) => FIRST_MOMENT * value + (1 - FIRST_MOMENT) * (slope[i] ?? 0));
    second = second.map((value, i) => SECOND_MOMENT * value + (1 - SECOND_MOMENT) * (slope[i] ?? 0) ** 2);
    point = point.map((value, i) => {
      const mean = (first[i] ?? 0) / (1 - FIRST_MOMENT ** step);
      const spread = Math.sqrt((second[i] ?? 0) / (1 - SECOND_MOMENT ** step));
      return isAllowed(value - (LEARNING_RATE * mean) / (spread + TINY));
    });
  }
  return point;
}

/** One question's candidates: their features, and which of them are right (at least one). */
export interface RankingExample {
  readonly candidates: readonly Vector[];
  readonly isRight: readonly boolean[];
  /** How much the example counts, beside the others. */
  readonly weight: number;
}

/**
 * Weights, none below 0 and together 1, by which a right candidate gets the highest score: listwise softmax
 * regression (Cao et al., 2007).
 */
export function fitRanking(examples: readonly RankingExample[]): number[] {
  const size = examples[0]?.candidates[0]?.length ?? 0;
  const sum = examples.reduce((total, { weight }) => total + weight, 0);
  const gradient = (weights: Vector): number[] => {
    const slope = Array<number>(size).fill(0);
    for (const { candidates, isRight, weight } of examples) {
      const chances = softmax(candidates.map((features) => dotProduct(features, weights)));
      const right = chances.reduce((sum, chance, i) => sum + (isRight[i] === true ? chance : 0), 0);
      for (const [i, features] of candidates.entries()) {
        const chance = chances[i] ?? 0;
        const pull = chance - (isRight[i] === true ? chance / right : 0);
        for (let j = 0; j < size; j += 1) slope[j] = (slope[j] ?? 0) + (weight / sum) * pull * (features[j] ?? 0);
      }
    }
    return slope;
  };
  const weights = minimise(size, gradient, (value) => Math.max(value, 0));
  const total = weights.reduce((sum, weight) => sum + weight, 0) || 1;
  return weights.map((weight) => weight / total);
}

export interface LogisticExample {
  readonly features: Vector;
  readonly isPositive: boolean;
  /** How much the example counts, beside the others; 1 where left out. */
  readonly weight?: number;
}

interface Scaled {
  /** A 1 for the intercept, then the features on one scale. */
  readonly rows: readonly Vector[];
  readonly means: Vector;
  readonly spreads: Vector;
}

function scale(features: readonly Vector[]): Scaled {
  const columns = Array.from({ length: features[0]?.length ?? 0 }, (_, j) => features.map((row) => row[j] ?? 0));
  const means = columns.map((column) => column.reduce((sum, value) => sum + value, 0) / features.length);
  const spreads = columns.map((column, j) => {
    const variance = column.reduce((sum, value) => sum + (value - (means[j] ?? 0)) ** 2, 0) / features.length;
    return Math.sqrt(variance) || 1;
  });
  const rows = features.map((row) => [1, ...row.map((value, j) => (value - (means[j] ?? 0)) / (spreads[j] ?? 1))]);
  return { rows, means, spreads };
}

export interface Regression {
  readonly intercept: number;
  readonly weights: Vector;
}

/** What was learned of scaled features, for features as they are. */
function unscaled([bias = 0, ...slopes]: Vector, { means, spreads }: Scaled): Regression {
  const weights = slopes.map((slope, j) => slope / (spreads[j] ?? 1));
  return { intercept: bias - dotProduct(weights, means), weights };
}

/** Logistic regression: an intercept and a weight for each feature. Features are put on one scale for the fit. */
export function fitLogistic(examples: readonly LogisticExample[]): Regression {
  const [regression = { intercept: 0, weights: [] }] = fitMultinomial(
    examples.map(({ isPositive, ...example }) => ({ ...example, kind: isPositive ? 0 : 1 })),
    2,
  );
  return regression;
}

export interface MultinomialExample {
  readonly features: Vector;
  /** Which kind it is: from 0 on. The last kind is what the others are held against. */
  readonly kind: number;
  /** How much the example counts, beside the others; 1 where left out. */
  readonly weight?: number;
}

/** Multinomial logistic regression over a number of kinds: one regression for each kind but the last, whose logit is 0. */
export function fitMultinomial(examples: readonly MultinomialExample[], kinds: number): Regression[] {
  const scaled = scale(examples.map(({ features }) => features));
  const size = (examples[0]?.features.length ?? 0) + 1;
  const total = examples.reduce((sum, { weight = 1 }) => sum + weight, 0);
  const slopesOf = (point: Vector, kind: number): Vector => point.slice(kind * size, (kind + 1) * size);
  const gradient = (point: Vector): number[] => {
    const slope = Array<number>(point.length).fill(0);
    const slopes = Array.from({ length: kinds - 1 }, (_, kind) => slopesOf(point, kind));
    for (const [i, { kind: own, weight = 1 }] of examples.entries()) {
      const row = scaled.rows[i] ?? [];
      const chances = softmax([...slopes.map((one) => dotProduct(one, row)), 0]);
      for (let kind = 0; kind < kinds - 1; kind += 1) {
        const error = (weight / total) * ((chances[kind] ?? 0) - (kind === own ? 1 : 0));
        for (const [j, value] of row.entries()) slope[kind * size + j] = (slope[kind * size + j] ?? 0) + error * value;
      }
    }
    return slope;
  };
  const fitted = minimise(size * (kinds - 1), gradient, (value) => value);
  return Array.from({ length: kinds - 1 }, (_, kind) => unscaled(slopesOf(fitted, kind), scaled));
}
