import type { PdfLine } from './lines.js';

/** A line at a page's edge that stands on this many pages, whatever its numbers are, runs along with them. */
const FEWEST_PAGES = 3;
/** So many lines at the top and at the bottom of a page may be running ones. */
const EDGE = 2;
const PAGE_NUMBER = /^[^\p{L}\p{N}]*(?:page\s*)?\d+(?:\s*(?:of|\/)\s*\d+)?[^\p{L}\p{N}]*$/iu;

function withoutNumbers({ text }: PdfLine): string {
  return text.replace(/\d+/g, '#');
}

function edges(page: readonly PdfLine[]): PdfLine[] {
  const downwards = [...page].sort((a, b) => b.y - a.y);
  return [...new Set([...downwards.slice(0, EDGE), ...downwards.slice(-EDGE)])];
}

function pagesOf(lines: readonly PdfLine[]): PdfLine[][] {
  const pages = new Map<number, PdfLine[]>();
  for (const line of lines) {
    const page = pages.get(line.page);
    if (page === undefined) pages.set(line.page, [line]);
    else page.push(line);
  }
  return [...pages.values()];
}

/** The lines without page numbers, and without headers and footers that run through the pages. */
export function withoutRunningLines(lines: readonly PdfLine[]): PdfLine[] {
  const atEdges = pagesOf(lines).flatMap(edges);
  const counts = new Map<string, number>();
  for (const line of atEdges) counts.set(withoutNumbers(line), (counts.get(withoutNumbers(line)) ?? 0) + 1);
  const isRunning = (line: PdfLine): boolean =>
    PAGE_NUMBER.test(line.text) || (counts.get(withoutNumbers(line)) ?? 0) >= FEWEST_PAGES;
  const removed = new Set(atEdges.filter(isRunning));
  return lines.filter((line) => !removed.has(line));
}
