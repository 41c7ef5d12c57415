/** Turns an offset in a file into its line and column, both counted from 1. */
export type LineCounter = (offset: number) => { readonly line: number; readonly column: number };

/** Lines end as Markdown has it: LF, CRLF or CR. */
export function lineCounter(text: string): LineCounter {
  const starts = [0, ...[...text.matchAll(/\r\n|\n|\r/g)].map(({ 0: ending, index }) => index + ending.length)];
  return (offset) => {
    let low = 0;
    for (let high = starts.length; high - low > 1;) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? Infinity) <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}
