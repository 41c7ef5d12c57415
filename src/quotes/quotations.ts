import type { Span } from '../types.js';
import { isOfSpacedWord } from './folding.js';

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

/** Where a passage ends that begins at `start`, read from `from` on; where it doesn't end, up to where none ends. */
function endOf(text: string, start: number, from: number, closing: string): number | { readonly lookedUpTo: number } {
  const limit = Math.min(text.length, start + LONGEST);
  for (let i = from; i < limit; i += 1) {
    if (text.startsWith('\n\n', i)) return { lookedUpTo: i };
    if (closing.includes(text[i] ?? '\0')) return i;
  }
  return { lookedUpTo: limit };
}

/** Whether a mark can open a passage: a straight one after a word, or before white space, closes one or stands for inches. */
function canOpen(text: string, at: number): boolean {
  if (text[at] !== '"') return true;
  return !isOfSpacedWord(text[at - 1] ?? '') && /\S/.test(text[at + 1] ?? '');
}

/** The passages of a text that stand between double quotation marks, in order; none inside another. */
export function quotations(text: string): Quotation[] {
  const found: Quotation[] = [];
  /** Where each kind of closing mark was looked for in vain up to: it is not looked for there again. */
  const missing = new Map<string, number>();
  for (let i = 0; i < text.length; i += 1) {
    const pair = PAIRS.find(([opening]) => text[i] === opening);
    if (pair === undefined || !canOpen(text, i)) continue;
    const [, closing] = pair;
    const past = Math.max(i + 1, missing.get(closing) ?? 0);
    const end = endOf(text, i + 1, past, closing);
    if (typeof end !== 'number') {
      missing.set(closing, end.lookedUpTo);
      continue;
    }
    if (text.slice(i + 1, end).trim() !== '') found.push({ start: i + 1, end, text: text.slice(i + 1, end) });
    i = end;
  }
  return found;
}
