import type { extractTextItems } from 'unpdf';

export type PdfItem = Awaited<ReturnType<typeof extractTextItems>>['items'][number][number];

/** A line as it stands on a page; lengths in the page's units, which count from the bottom left. */
export interface PdfLine {
  readonly text: string;
  readonly page: number;
  readonly left: number;
  readonly right: number;
  /** Of the baseline. */
  readonly y: number;
  /** Of most of its characters. */
  readonly fontSize: number;
}

/** Parts of one line are further apart in height than this part of the font size. */
const SAME_LINE = 0.5;
/** A gap of this part of the font size is a space. */
const SPACE = 0.2;

function isSameLine(first: PdfItem, item: PdfItem): boolean {
  return Math.abs(first.y - item.y) < SAME_LINE * Math.max(first.fontSize, item.fontSize);
}

function joined(items: readonly PdfItem[]): string {
  let text = '';
  let end: number | null = null;
  for (const { str, x, width, fontSize } of items) {
    const isApart = end !== null && x - end > SPACE * fontSize;
    text += isApart && !text.endsWith(' ') && !str.startsWith(' ') ? ` ${str}` : str;
    end = x + width;
  }
  return text.replace(/\s+/g, ' ').trim();
}

function toLine(items: readonly [PdfItem, ...PdfItem[]], page: number): PdfLine {
  const largest = items.reduce((most, item) => (item.str.length > most.str.length ? item : most));
  return {
    text: joined(items),
    page,
    left: Math.min(...items.map(({ x }) => x)),
    right: Math.max(...items.map(({ x, width }) => x + width)),
    y: largest.y,
    fontSize: largest.fontSize,
  };
}

/** The lines of a page, in the order in which the file has them. `page` counts from 1. */
export function linesOf(items: readonly PdfItem[], page: number): PdfLine[] {
  const lines: PdfLine[] = [];
  let line: PdfItem[] = [];
  const close = (): void => {
    const [first, ...others] = line;
    if (first !== undefined) lines.push(toLine([first, ...others], page));
    line = [];
  };
  for (const item of items) {
    if (item.str.trim() === '') continue;
    const [first] = line;
    if (first !== undefined && !isSameLine(first, item)) close();
    line.push(item);
  }
  close();
  return lines;
}
