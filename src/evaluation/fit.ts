const STEPS = 600;
const LEARNING_RATE = 0.05;
/** Adam's decay rates and its guard against division by zero (Kingma and Ba, 2015). */
const FIRST_MOMENT = 0.9;
const SECOND_MOMENT = 0.999;
const TINY = 1e-8;
const WEIGHT_DECAY = 1e-3;

type Vector = readonly number[];

function dot(a: Vector, b: Vector): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
}

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

function softmax(scores: Vector): number[] {
  const highest = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - highest));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
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
      const chances = softmax(candidates.map((features) => dot(features, weights)));
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

/** Logistic regression: an intercept and a weight for each feature. Features are put on one scale for the fit. */
export function fitLogistic(examples: readonly LogisticExample[]): { intercept: number; weights: number[] } {
  const size = examples[0]?.features.length ?? 0;
  const columns = Array.from({ length: size }, (_, j) => examples.map(({ features }) => features[j] ?? 0));
  const means = columns.map((column) => column.reduce((sum, value) => sum + value, 0) / examples.length);
  const spreads = columns.map((column, j) => {
    const variance = column.reduce((sum, value) => sum + (value - (means[j] ?? 0)) ** 2, 0) / examples.length;
    return Math.sqrt(variance) || 1;
  });
  const total = examples.reduce((sum, { weight = 1 }) => sum + weight, 0);
  const scaled = examples.map(({ features, isPositive, weight = 1 }) => ({
    features: [1, ...features.map((value, j) => (value - (means[j] ?? 0)) / (spreads[j] ?? 1))],
    isPositive,
    part: weight / total,
  }));
  const gradient = (point: Vector): number[] => {
    const slope = Array<number>(size + 1).fill(0);
    for (const { features, isPositive, part } of scaled) {
      const error = 1 / (1 + Math.exp(-dot(features, point))) - (isPositive ? 1 : 0);
      for (const [j, value] of features.entries()) slope[j] = (slope[j] ?? 0) + part * error * value;
    }
    return slope;
  };
  const [bias = 0, ...slopes] = minimise(size + 1, gradient, (value) => value);
  const weights = slopes.map((slope, j) => slope / (spreads[j] ?? 1));
  return { intercept: bias - dot(weights, means), weights };
}
