import type { Span } from '../types.js';

/** Words between quotation marks, the marks left out. */
export interface Quotation extends Span {
  readonly text: string;
}

/** Opening marks with those that close them; straight ones and marks that languages use both ways are their own pair. */
const PAIRS: readonly (readonly [opening: string, closing: string])[] = [
  ['“', '”'],
  ['„', '“”'],
  ['«', '»'],
  ['"', '"'],
];
/** A passage between quotation marks is within a paragraph and no longer than this, in UTF-16 code units. */
const LONGEST = 5000;

function endOf(text: string, from: number, closing: string): number | null {
  const limit = Math.min(text.length, from + LONGEST);
  for (let i = from; i < limit; i += 1) {
    if (text.startsWith('\n\n', i)) return null;
    if (closing.includes(text[i] ?? '\0')) return i;
  }
  return null;
}

/** The passages of a text that stand between double quotation marks, in order; none inside another. */
export function quotations(text: string): Quotation[] {
  const found: Quotation[] = [];
  for (let i = 0; i < text.length; i += 1) {
    const pair = PAIRS.find(([opening]) => text[i] === opening);
    if (pair === undefined) continue;
    const end = endOf(text, i + 1, pair[1]);
    if (end === null) continue;
    if (text.slice(i + 1, end).trim() !== '') found.push({ start: i + 1, end, text: text.slice(i + 1, end) });
    i = end;
  }
  return found;
}
