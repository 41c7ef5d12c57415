import type { Span } from '../types.js';

/**
 * What a reader makes of a passage for a question: for each word piece, how much speaks for an answer that begins, or
 * ends, there. Logits, against 0 for "no answer here".
 */
export interface Reading {
  /** The word, in the passage, that each piece belongs to. */
  readonly words: readonly Span[];
  readonly starts: ArrayLike<number>;
  readonly ends: ArrayLike<number>;
}

/** A question and a passage read together. */
export interface Reader {
  /** One reading for each passage, in order. */
  read(question: string, passages: readonly string[]): Promise<Reading[]>;
}

/** The longest answer, in word pieces. */
const LONGEST_ANSWER = 30;

interface ScoredSpan extends Span {
  /** Mean logit of the span's two ends. */
  readonly logit: number;
}

/** The pieces [first, last] whose words lie in a part of the passage. */
function piecesWithin({ words }: Reading, { start, end }: Span): [number, number] {
  const first = words.findIndex((word) => word.start >= start);
  const last = words.findLastIndex((word) => word.end <= end);
  return first === -1 ? [0, -1] : [first, last];
}

/** Logarithm of the summed exponentials. */
function logSum(values: readonly number[]): number {
  const highest = Math.max(...values);
  return highest + Math.log(values.reduce((sum, value) => sum + Math.exp(value - highest), 0));
}

/** The logarithm of the odds that an answer stands in a part of the passage, over that there is none; -Infinity for an empty part. */
export function relevance(reading: Reading, within: Span): number {
  const [first, last] = piecesWithin(reading, within);
  if (last < first) return -Infinity;
  const places = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const sum = (logits: ArrayLike<number>): number => logSum(places.map((place) => logits[place] ?? -Infinity));
  return (sum(reading.starts) + sum(reading.ends)) / 2;
}

/** A logit as a probability. */
export function probabilityOf(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

/** The words in a part of the passage that answer best; null where the part holds none. */
export function bestSpan(reading: Reading, within: Span): ScoredSpan | null {
  const [from, to] = piecesWithin(reading, within);
  let best: ScoredSpan | null = null;
  for (let first = from; first <= to; first += 1) {
    for (let last = first; last <= Math.min(to, first + LONGEST_ANSWER - 1); last += 1) {
      const logit = ((reading.starts[first] ?? -Infinity) + (reading.ends[last] ?? -Infinity)) / 2;
      const [opening, closing] = [reading.words[first], reading.words[last]];
      if (opening !== undefined && closing !== undefined && logit > (best?.logit ?? -Infinity)) {
        best = { start: opening.start, end: closing.end, logit };
      }
    }
  }
  return best;
}
