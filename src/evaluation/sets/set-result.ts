import type { Figures } from '../figures.js';
import type { ReliabilityBin } from '../metrics/calibration-error.js';
import type { RiskAtCoverage } from '../metrics/risk-coverage.js';

/** What was not answered as it should be. */
export interface Miss {
  readonly id: string;
  readonly question: string;
  /** What went wrong, in words. */
  readonly verdict: string;
  readonly confidence: number;
  /** What was found in place of the answer. */
  readonly quote: string | null;
}

/** By the system's name. Reliability only where confidence is a probability. */
export interface Curves {
  readonly riskCoverage: Readonly<Record<string, readonly RiskAtCoverage[]>>;
  readonly reliability: Readonly<Record<string, readonly ReliabilityBin[]>>;
}

/** What came out for one set, whatever its kind. */
export interface SetResult {
  readonly set: string;
  /** Titles of the articles that the set brings with it; none where it is about the corpus. */
  readonly articles: readonly string[];
  /** How many cases of each kind the set holds. */
  readonly counts: Readonly<Record<string, number>>;
  /** By the system's name. */
  readonly figures: Readonly<Record<string, Figures>>;
  /** Null where the set has none, or too few cases for one. */
  readonly curves: Curves | null;
  /** Of the whole system. */
  readonly misses: readonly Miss[];
}
