/**
 * The highest confidence to refuse that best tells answerable from unanswerable questions in hindsight (Youden's index,
 * 1950): what a system that does not decide itself could at most reach on these questions. -Infinity where refusing
 * nothing is best.
 */
export function bestRefusal(answerable: readonly number[], unanswerable: readonly number[]): number {
  const refused = (confidences: readonly number[], upTo: number): number =>
    confidences.filter((confidence) => confidence <= upTo).length / (confidences.length || 1);
  let best = { upTo: -Infinity, index: 0 };
  for (const upTo of new Set(unanswerable)) {
    const index = refused(unanswerable, upTo) - refused(answerable, upTo);
    if (index > best.index) best = { upTo, index };
  }
  return best.upTo;
}
