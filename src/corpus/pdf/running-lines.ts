import type { PdfLine } from './lines.js';

/** A line at a page's edge that stands on this many pages, but for numbers that count the pages, runs along with them. */
const FEWEST_PAGES = 3;
/** Of more numbers in a line only the first ones may count pages. */
const MOST_NUMBERS = 4;
/** Such a part may begin on each page: its number counts no pages. */
const PART = /^(?:article|section|chapter|part|annex|appendix|title|schedule|clause|rule|paragraph)\s+\d+\W*$/iu;
/** So many lines at the top and at the bottom of a page may be running ones. */
const EDGE = 2;
const PAGE_NUMBER = /^[^\p{L}\p{N}]*(?:page\s*)?\d+(?:\s*(?:of|\/)\s*\d+)?[^\p{L}\p{N}]*$/iu;

/** What a line is on any page, for each way to take its numbers: as they are, or as counting the pages. */
function formsOf({ text, page }: PdfLine): string[] {
  if (PART.test(text)) return [text];
  const pieces = text.split(/(?<!\d)(?=\d)/u);
  return pieces.reduce<string[]>(
    (forms, piece, i) => {
      const counting = piece.replace(/^\d+/, (number) => `#${String(Number(number) - page)}`);
      const ways = i <= MOST_NUMBERS ? new Set([piece, counting]) : [piece];
      return [...ways].flatMap((way) => forms.map((form) => form + way));
    },
    [''],
  );
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
  const pages = new Map<string, Set<number>>();
  for (const line of atEdges) {
    for (const form of formsOf(line)) pages.set(form, (pages.get(form) ?? new Set()).add(line.page));
  }
  const isRunning = (line: PdfLine): boolean =>
    PAGE_NUMBER.test(line.text) || formsOf(line).some((form) => (pages.get(form)?.size ?? 0) >= FEWEST_PAGES);
  const removed = new Set(atEdges.filter(isRunning));
  return lines.filter((line) => !removed.has(line));
}
