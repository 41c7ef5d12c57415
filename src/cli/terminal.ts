import { styleText } from 'node:util';
import wrapAnsi from 'wrap-ansi';
import type { Span } from '../types.js';

/** Where a terminal doesn't tell. */
const COLUMNS = 80;
/** Longer lines are hard to read. */
const MOST_COLUMNS = 100;

/** Where text is printed to. */
export interface Terminal {
  readonly isColoured: boolean;
  /** Of a line; null where nobody looks at it, so that nothing is wrapped. */
  readonly columns: number | null;
}

/** Standard output as it is now. */
export function standardOutput(): Terminal {
  const { isTTY, columns } = process.stdout;
  return {
    isColoured: isTTY && process.env['NO_COLOR'] === undefined,
    columns: isTTY ? Math.min(columns > 0 ? columns : COLUMNS, MOST_COLUMNS) : null,
  };
}

export function styled(style: 'bold' | 'dim' | 'red' | 'green' | 'yellow', text: string, terminal: Terminal): string {
  return terminal.isColoured ? styleText(style, text, { validateStream: false }) : text;
}

/** A text with one part of it in bold. */
export function withBold(text: string, { start, end }: Span, terminal: Terminal): string {
  return text.slice(0, start) + styled('bold', text.slice(start, end), terminal) + text.slice(end);
}

/** Text in lines of the terminal's width, each after the indent. */
export function indented(text: string, indent: string, { columns }: Terminal): string {
  const wrapped = columns === null ? text : wrapAnsi(text, Math.max(columns - indent.length, 20));
  return wrapped.replace(/^/gm, indent);
}
