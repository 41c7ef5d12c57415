/** What a run of a model costs beside its pieces, in pieces; measured with the bundled reader. */
const RUN_COST = 40;
/** In pieces with the padding. A run blocks everything else in the process, so that more at once would cost others. */
const LARGEST_RUN = 256;

/**
 * Rows in the batches that cost a model least: a run pads its rows to its longest, and costs something by itself. No
 * batch is larger than LARGEST_RUN but for a row that is so alone. The shortest rows come first.
 */
export function toBatches<Row>(rows: readonly Row[], lengthOf: (row: Row) => number): Row[][] {
  const byLength = [...rows].sort((a, b) => lengthOf(a) - lengthOf(b));
  /** For the first so many rows: where their last batch begins, and what they cost. */
  const best = [{ from: 0, cost: 0 }];
  for (const [last, row] of byLength.entries()) {
    const choices = Array.from({ length: last + 1 }, (_, from) => {
      const size = (last + 1 - from) * lengthOf(row);
      const isTooLarge = from < last && size > LARGEST_RUN;
      return { from, cost: isTooLarge ? Infinity : (best[from]?.cost ?? Infinity) + RUN_COST + size };
    });
    best.push(choices.reduce((least, choice) => (choice.cost < least.cost ? choice : least)));
  }
  const batches: Row[][] = [];
  for (let end = byLength.length; end > 0; end = best[end]?.from ?? 0) {
    batches.unshift(byLength.slice(best[end]?.from ?? 0, end));
  }
  return batches;
}
