/** A first sentence, how sure the system was of it, and whether it answers. */
export interface Judged {
  readonly confidence: number;
  readonly isRight: boolean;
}

/** Of the questions that are answered (`coverage`, a part of all), the part that is answered wrongly (`risk`). */
export interface RiskAtCoverage {
  readonly coverage: number;
  readonly risk: number;
}

function byFallingConfidence(judged: readonly Judged[]): Judged[][] {
  const groups = new Map<number, Judged[]>();
  for (const one of judged) groups.set(one.confidence, [...(groups.get(one.confidence) ?? []), one]);
  return [...groups].sort(([a], [b]) => (a < b ? 1 : -1)).map(([, group]) => group);
}

/**
 * The risk where only the surest 1, 2, … all questions are answered (Geifman and El-Yaniv, 2017). Among questions of
 * equal confidence the risk is that of a random order.
 */
export function riskCoverage(judged: readonly Judged[]): RiskAtCoverage[] {
  const curve: RiskAtCoverage[] = [];
  let wrong = 0;
  for (const group of byFallingConfidence(judged)) {
    const wrongPart = group.filter(({ isRight }) => !isRight).length / group.length;
    const before = curve.length;
    for (const i of group.keys()) {
      const answered = before + i + 1;
      const risk = Math.min((wrong + (i + 1) * wrongPart) / answered, 1);
      curve.push({ coverage: answered / judged.length, risk });
    }
    wrong += group.length * wrongPart;
  }
  return curve;
}

/**
 * Area under the risk-coverage curve (AURC): the mean risk over all coverages, as Geifman, Uziel and El-Yaniv (2019)
 * compute it. 0 to 1, less is better; null without a question.
 */
export function areaUnderRisk(curve: readonly RiskAtCoverage[]): number | null {
  return curve.length === 0 ? null : curve.reduce((sum, { risk }) => sum + risk, 0) / curve.length;
}

/** At most `count` points of a curve, evenly spaced, the last one among them. */
export function thinned(curve: readonly RiskAtCoverage[], count: number): RiskAtCoverage[] {
  const kept = Math.min(count, curve.length);
  return Array.from({ length: kept }, (_, i) => Math.ceil(((i + 1) * curve.length) / kept) - 1).flatMap(
    (place) => curve[place] ?? [],
  );
}
