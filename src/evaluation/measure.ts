import type { Figures } from './figures.js';
import { auroc } from './metrics/auroc.js';
import { expectedCalibrationError, reliability } from './metrics/calibration-error.js';
import { mean, part } from './metrics/part.js';
import { bestRefusal } from './metrics/refusal-threshold.js';
import { areaUnderRisk, riskCoverage, type Judged } from './metrics/risk-coverage.js';
import { spanOverlap, type SpanOverlap } from './metrics/span-overlap.js';
import type { Outcome } from './outcomes.js';

function isAnswerable({ question }: Outcome): boolean {
  return question.gold !== null;
}

/** As it enters curves: an answer to a question that has none is wrong. */
export function judged({ confidence, isRightSentence: isRight }: Outcome): Judged {
  return { confidence, isRight };
}

/** Whether the system decides itself, with a confidence that is a probability, and does not only give scores. */
export function decides(outcomes: readonly Outcome[]): boolean {
  return outcomes.every(({ isRefused }) => isRefused !== null);
}

/** Whether an outcome is refused: by the system's own decision, or by the threshold that is best in hindsight. */
function refusal(outcomes: readonly Outcome[]): (outcome: Outcome) => boolean {
  const confidences = (side: readonly Outcome[]): number[] => side.map(({ confidence }) => confidence);
  const upTo = bestRefusal(
    confidences(outcomes.filter(isAnswerable)),
    confidences(outcomes.filter((outcome) => !isAnswerable(outcome))),
  );
  return (outcome) => outcome.isRefused ?? outcome.confidence <= upTo;
}

/** Over the questions whose right answers are known by their words, those without an answer among them. */
function overlaps(outcomes: readonly Outcome[], isRefused: (outcome: Outcome) => boolean): Figures {
  const overlap = (outcome: Outcome): SpanOverlap =>
    spanOverlap(isRefused(outcome) ? '' : outcome.text, outcome.question.gold?.spans.map(({ text }) => text) ?? []);
  const worded = outcomes.filter(({ question: { gold } }) => gold !== null && gold.spans.length > 0);
  if (worded.length === 0) return {};
  const counted = [...worded, ...outcomes.filter((outcome) => !isAnswerable(outcome))].map(overlap);
  const answered = worded.filter((outcome) => !isRefused(outcome)).map(overlap);
  return {
    exactMatch: mean(counted.map(({ exactMatch }) => exactMatch)),
    f1: mean(counted.map(({ f1 }) => f1)),
    exactMatchAnswered: mean(answered.map(({ exactMatch }) => exactMatch)),
    f1Answered: mean(answered.map(({ f1 }) => f1)),
  };
}

/** A system's figures over the questions of a set. */
export function measure(outcomes: readonly Outcome[]): Figures {
  const answerable = outcomes.filter(isAnswerable);
  const unanswerable = outcomes.filter((outcome) => !isAnswerable(outcome));
  const isRefused = refusal(outcomes);
  const confidences = (side: readonly Outcome[]): number[] => side.map(({ confidence }) => confidence);
  return {
    rightParagraph: part(answerable, (outcome) => outcome.isRightParagraph),
    rightSentence: part(answerable, (outcome) => outcome.isRightSentence),
    rightAnswered: part(answerable, (outcome) => outcome.isRightSentence && !isRefused(outcome)),
    ...overlaps(outcomes, isRefused),
    refusedUnanswerable: part(unanswerable, isRefused),
    refusedAnswerable: part(answerable, isRefused),
    accuracy: part(outcomes, (outcome) =>
      isAnswerable(outcome) ? outcome.isRightSentence && !isRefused(outcome) : isRefused(outcome),
    ),
    auroc: auroc(confidences(answerable), confidences(unanswerable)),
    aurc: areaUnderRisk(riskCoverage(outcomes.map(judged))),
    calibrationError: decides(outcomes) ? expectedCalibrationError(reliability(outcomes.map(judged))) : null,
  };
}
