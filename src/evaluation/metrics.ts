import type { Outcome } from './outcomes.js';

/** Parts of 1; null where the set holds no such question. */
export interface Metrics {
  readonly answerable: number;
  readonly unanswerable: number;
  /** Of the answerable: the first sentence stands in a right paragraph, or is a right one, refused or not. */
  readonly rightParagraph: number | null;
  readonly rightSentence: number | null;
  /** Of the answerable: a right sentence, and not refused. */
  readonly rightAnswered: number | null;
  readonly refusedUnanswerable: number | null;
  readonly refusedAnswerable: number | null;
  /** Area under the ROC curve of confidence for telling answerable from unanswerable. */
  readonly auroc: number | null;
}

function part(outcomes: readonly Outcome[], counts: (outcome: Outcome) => boolean): number | null {
  return outcomes.length === 0 ? null : outcomes.filter(counts).length / outcomes.length;
}

/** Area under the ROC curve by rank sums (Mann and Whitney, 1947), ties counted half. Null where a side is empty. */
export function auroc(positives: readonly number[], negatives: readonly number[]): number | null {
  if (positives.length === 0 || negatives.length === 0) return null;
  const sorted = [...negatives].sort((a, b) => a - b);
  const countBelow = (value: number, isBelow: (other: number) => boolean): number => {
    let low = 0;
    for (let high = sorted.length; low < high;) {
      const middle = (low + high) >> 1;
      if (isBelow(sorted[middle] ?? value)) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const wins = positives.reduce((sum, value) => {
    const below = countBelow(value, (other) => other < value);
    const notAbove = countBelow(value, (other) => other <= value);
    return sum + (below + notAbove) / 2;
  }, 0);
  return wins / (positives.length * negatives.length);
}

/**
 * The highest confidence to refuse that best tells answerable from unanswerable in hindsight (by Youden's index): what
 * a system that does not decide itself could at most reach on these questions.
 */
function bestRefusal(answerable: readonly Outcome[], unanswerable: readonly Outcome[]): number {
  const refused = (outcomes: readonly Outcome[], upTo: number): number =>
    part(outcomes, ({ confidence }) => confidence <= upTo) ?? 0;
  let best = { upTo: -Infinity, index: 0 };
  for (const upTo of new Set(unanswerable.map(({ confidence }) => confidence))) {
    const index = refused(unanswerable, upTo) - refused(answerable, upTo);
    if (index > best.index) best = { upTo, index };
  }
  return best.upTo;
}

export function measure(outcomes: readonly Outcome[]): Metrics {
  const answerable = outcomes.filter(({ question }) => question.gold !== null);
  const unanswerable = outcomes.filter(({ question }) => question.gold === null);
  const decides = outcomes.every(({ isRefused }) => isRefused !== null);
  const refusedUpTo = decides ? -Infinity : bestRefusal(answerable, unanswerable);
  const isRefused = (outcome: Outcome): boolean => outcome.isRefused ?? outcome.confidence <= refusedUpTo;
  const confidences = (side: readonly Outcome[]): number[] => side.map(({ confidence }) => confidence);
  return {
    answerable: answerable.length,
    unanswerable: unanswerable.length,
    rightParagraph: part(answerable, (outcome) => outcome.isRightParagraph),
    rightSentence: part(answerable, (outcome) => outcome.isRightSentence),
    rightAnswered: part(answerable, (outcome) => outcome.isRightSentence && !isRefused(outcome)),
    refusedUnanswerable: part(unanswerable, isRefused),
    refusedAnswerable: part(answerable, isRefused),
    auroc: auroc(confidences(answerable), confidences(unanswerable)),
  };
}
