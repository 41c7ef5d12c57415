import { mean, part } from './part.js';
import type { Judged } from './risk-coverage.js';

/** Guo et al. (2017) use 15 bins as a rule; with a few hundred questions 10 hold more each. */
const BINS = 10;

/** The questions whose confidence lies in one tenth of the scale: what was promised and what came true. */
export interface ReliabilityBin {
  readonly count: number;
  readonly meanConfidence: number;
  /** The part of them that is right. */
  readonly accuracy: number;
}

/**
 * The bins of a reliability diagram, of equal width, each open below and closed above (Guo et al., 2017), without those
 * that hold no question. Confidences are probabilities, 0 to 1.
 */
export function reliability(judged: readonly Judged[]): ReliabilityBin[] {
  const bins = Array.from({ length: BINS }, (): Judged[] => []);
  for (const one of judged) bins[Math.max(Math.ceil(one.confidence * BINS) - 1, 0)]?.push(one);
  return bins
    .filter((bin) => bin.length > 0)
    .map((bin) => ({
      count: bin.length,
      meanConfidence: mean(bin.map(({ confidence }) => confidence)) ?? 0,
      accuracy: part(bin, ({ isRight }) => isRight) ?? 0,
    }));
}

/** Expected calibration error (Guo et al., 2017): how far confidence is from accuracy in a bin, averaged over questions. */
export function expectedCalibrationError(bins: readonly ReliabilityBin[]): number | null {
  const total = bins.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return null;
  return bins.reduce((sum, bin) => sum + (bin.count / total) * Math.abs(bin.accuracy - bin.meanConfidence), 0);
}
