import { lowerBound } from '../lower-bound.js';

/** Turns an offset in a file into its line and column, both counted from 1. */
export type LineCounter = (offset: number) => { readonly line: number; readonly column: number };

/** Lines end as Markdown has it: LF, CRLF or CR. */
export function lineCounter(text: string): LineCounter {
  const starts = [0, ...[...text.matchAll(/\r\n|\n|\r/g)].map(({ 0: ending, index }) => index + ending.length)];
  return (offset) => {
    const line = lowerBound(starts.length, (place) => (starts[place] ?? Infinity) <= offset);
    return { line, column: offset - (starts[line - 1] ?? 0) + 1 };
  };
}
