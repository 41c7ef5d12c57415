import type { Abortable, Span } from '../types.js';

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
  read(question: string, passages: readonly string[], options?: Abortable): Promise<Reading[]>;
}

/** The longest answer, in word pieces. */
const LONGEST_ANSWER = 30;

/** Words of a passage, and how much of what speaks for an answer in it speaks for them: 0 to 1. */
export interface LikelySpan extends Span {
  readonly share: number;
}

/** The pieces [first, last] whose words lie in a part of the passage. */
function piecesWithin({ words }: Reading, { start, end }: Span): [number, number] {
  const first = words.findIndex((word) => word.start >= start);
  const last = words.findLastIndex((word) => word.end <= end);
  return first === -1 ? [0, -1] : [first, last];
}

/** Logarithm of the summed exponentials. */
function logSum(values: readonly number[]): number {
  const highest = values.reduce((most, value) => Math.max(most, value), -Infinity);
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

/** The logits of a part's pieces as parts of 1; -Infinity counts as nothing. */
function shares(logits: ArrayLike<number>, first: number, last: number): number[] {
  const places = Array.from({ length: last - first + 1 }, (_, i) => logits[first + i] ?? -Infinity);
  const total = logSum(places);
  return places.map((logit) => Math.exp(logit - total));
}

/** What is less likely than this is not looked at. */
const LEAST_SHARE = 1e-4;

/** The words in a part of the passage that may answer, where there is an answer in it, the likeliest first; `most` at most. */
export function likelySpans(reading: Reading, within: Span, most: number): LikelySpan[] {
  const [from, to] = piecesWithin(reading, within);
  const [starts, ends] = [shares(reading.starts, from, to), shares(reading.ends, from, to)];
  const found: { first: number; last: number; share: number }[] = [];
  const highest = ends.reduce((most, end) => Math.max(most, end), 0);
  for (const [first, start] of starts.entries()) {
    if (start * highest < LEAST_SHARE) continue;
    for (let last = first; last < Math.min(ends.length, first + LONGEST_ANSWER); last += 1) {
      const share = start * (ends[last] ?? 0);
      if (share >= LEAST_SHARE) found.push({ first, last, share });
    }
  }
  return found
    .sort((a, b) => b.share - a.share)
    .slice(0, most)
    .flatMap(({ first, last, share }) => {
      const [opening, closing] = [reading.words[from + first], reading.words[from + last]];
      return opening && closing ? [{ start: opening.start, end: closing.end, share }] : [];
    });
}

/** How much of what speaks for an answer in a part of the passage speaks for one inside given words of it, 0 to 1. */
export function shareInside(reading: Reading, words: Span, within: Span): number {
  const [from, to] = piecesWithin(reading, within);
  const [first, last] = piecesWithin(reading, words);
  if (to < from || last < first) return 0;
  const inside = (logits: ArrayLike<number>): number =>
    shares(logits, from, to)
      .slice(Math.max(0, first - from), last - from + 1)
      .reduce((sum, share) => sum + share, 0);
  return inside(reading.starts) * inside(reading.ends);
}
