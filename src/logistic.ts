/** A logit as a probability. */
export function probabilityOf(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

/** The logit of a probability, which counts for no nearer to 0 or 1 than `least`. */
export function logOdds(probability: number, least: number): number {
  const within = Math.min(1 - least, Math.max(least, probability));
  return Math.log(within / (1 - within));
}

/** The logit that a regression gives: its intercept, and each of its weights times the feature of that name. */
export function logitOf(
  features: Readonly<Record<string, number>>,
  { intercept, ...weights }: { readonly intercept: number } & Readonly<Record<string, number>>,
): number {
  return Object.entries(weights).reduce((sum, [name, weight]) => sum + weight * (features[name] ?? 0), intercept);
}

/** Logits as probabilities that are 1 together. */
export function softmax(logits: readonly number[]): number[] {
  const highest = Math.max(...logits);
  const powers = logits.map((logit) => Math.exp(logit - highest));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}
