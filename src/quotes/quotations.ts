import type { Span } from '../types.js';
import { isOfSpacedWord } from './folding.js';

/** Words between quotation marks, the marks left out. */
export interface Quotation extends Span {
  readonly text: string;
}

/** Marks that open a passage, that close it, and those that are typed in place of the latter. */
interface Kind {
  readonly opening: string;
  readonly closing: string;
  readonly instead: string;
}

const KINDS: readonly Kind[] = [
  { opening: '“', closing: '”', instead: '"' },
  { opening: '„', closing: '“”', instead: '"' },
  { opening: '"', closing: '"', instead: '”' },
  { opening: '«', closing: '»', instead: '' },
  { opening: '»', closing: '«', instead: '' },
  { opening: '”', closing: '”', instead: '' },
  { opening: '＂', closing: '＂', instead: '' },
  { opening: '「', closing: '」', instead: '' },
  { opening: '『', closing: '』', instead: '' },
  { opening: '〝', closing: '〞〟', instead: '' },
];
/** A passage between quotation marks is no longer than this, in UTF-16 code units. */
const LONGEST = 5000;
/** What stands before a mark that opens a passage though it closes those of another kind. */
const BEFORE_OPENING = /^[\s\p{Ps}\p{Pi}\p{Pd}:]?$/u;

/** Whether a mark can open a passage: a straight one after a word, or before white space, closes one or stands for inches. */
function canOpen(text: string, at: number): boolean {
  const mark = text[at] ?? '';
  if (!/["＂»”]/.test(mark)) return true;
  const before = text[at - 1] ?? '';
  const canFollow = /[»”]/.test(mark) ? BEFORE_OPENING.test(before) : !isOfSpacedWord(before);
  return canFollow && /\S/.test(text[at + 1] ?? '');
}

/** Whether a mark stands behind words, and before none. */
function isBehindWords(text: string, at: number): boolean {
  return /\S/.test(text[at - 1] ?? '') && !isOfSpacedWord(text[at + 1] ?? '');
}

/** Where each passage ends that marks of one kind open and close, those inside it counted. */
function nestedEnds(text: string, { opening, closing }: Kind): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  const open: number[] = [];
  if (closing.includes(opening)) return ends;
  for (let i = 0; i < text.length; i += 1) {
    const mark = text[i] ?? '';
    if (mark === opening && canOpen(text, i)) open.push(i);
    const start = closing.includes(mark) ? open.pop() : undefined;
    if (start !== undefined) ends.set(start, i);
  }
  return ends;
}

/** Where the next of some marks stands, or the text ends; asked for places in their order. */
class Ahead {
  readonly #text: string;
  readonly #marks: string;
  #next = 0;

  constructor(text: string, marks: string) {
    this.#text = text;
    this.#marks = marks;
  }

  after(at: number): number {
    if (this.#next > at) return this.#next;
    this.#next = at + 1;
    while (this.#next < this.#text.length && !this.#marks.includes(this.#text[this.#next] ?? '')) this.#next += 1;
    return this.#next;
  }
}

/** Where the passages of one kind end in a paragraph; asked for them in their order. */
class Ends {
  readonly #text: string;
  readonly nested: ReadonlyMap<number, number>;
  readonly #closing: Ahead;
  readonly #instead: Ahead;

  constructor(text: string, kind: Kind) {
    this.#text = text;
    this.nested = nestedEnds(text, kind);
    this.#closing = new Ahead(text, kind.closing);
    this.#instead = new Ahead(text, kind.instead);
  }

  /** Where not all are closed that are opened inside, the first mark that closes one. `paired`: marks that close others. */
  of(start: number, paired: ReadonlySet<number>): number | null {
    const limit = Math.min(this.#text.length, start + 1 + LONGEST);
    const nested = this.nested.get(start) ?? limit;
    if (nested < limit) return nested;
    const instead = this.#instead.after(start);
    const isTypedInstead = isBehindWords(this.#text, instead) && !paired.has(instead);
    const end = Math.min(this.#closing.after(start), isTypedInstead ? instead : limit);
    return end < limit ? end : null;
  }
}

function quotationsOf(paragraph: string): Quotation[] {
  const found: Quotation[] = [];
  const kinds = KINDS.filter(({ opening }) => paragraph.includes(opening));
  const ends = new Map(kinds.map((kind) => [kind.opening, new Ends(paragraph, kind)]));
  const paired = new Set([...ends.values()].flatMap(({ nested }) => [...nested.values()]));
  for (let i = 0; i < paragraph.length; i += 1) {
    const end = canOpen(paragraph, i) ? ends.get(paragraph[i] ?? '')?.of(i, paired) : null;
    if (typeof end !== 'number') continue;
    const text = paragraph.slice(i + 1, end);
    if (text.trim() !== '') found.push({ start: i + 1, end, text });
    i = end;
  }
  return found;
}

/** The passages of a text that stand between double quotation marks within a paragraph, in order; none inside another. */
export function quotations(text: string): Quotation[] {
  let from = 0;
  return text.split('\n\n').flatMap((paragraph) => {
    const start = from;
    from += paragraph.length + '\n\n'.length;
    return quotationsOf(paragraph).map((found) => ({ ...found, start: start + found.start, end: start + found.end }));
  });
}
