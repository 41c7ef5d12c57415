import type { PdfLine } from './lines.js';

/** A line at a page's edge that stands on this many pages, but for numbers that count the pages, runs along with them. */
const FEWEST_PAGES = 3;
/** Of more numbers in a line only the first ones may count pages. */
const MOST_NUMBERS = 4;
/** Such a part may begin on each page: its number counts no pages. */
const PART = /^(?:article|section|chapter|part|annex|appendix|title|schedule|clause|rule|paragraph)\s+\d+\W*$/iu;
/** So many lines at the top and at the bottom of a page may be running ones. */
const EDGE = 2;
/** "Page 3", "3 of 9", "– 3 –" */
const MARKED_NUMBER =
  /^[^\p{L}\p{N}]*(?:page\s*\d+(?:\s*(?:of|\/)\s*\d+)?|\d+\s*(?:of|\/)\s*\d+|(?<=[-–—|]\s?)\d+(?=\s?[-–—|]))[^\p{L}\p{N}]*$/iu;
/** It may also be the end of a sentence: "in 2019". */
const BARE_NUMBER = /^[[(]?(\d+)[)\]]?$/;
/** In font sizes: so far away from all other lines a number belongs to none of them. */
const APART = 2.5;

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

/** @param page The lines of its page. */
function isPageNumber(line: PdfLine, page: readonly PdfLine[]): boolean {
  if (MARKED_NUMBER.test(line.text)) return true;
  const number = BARE_NUMBER.exec(line.text)?.[1];
  if (number === undefined) return false;
  const isApart = page.every((other) => other === line || Math.abs(other.y - line.y) > APART * line.fontSize);
  return isApart || Number(number) === line.page;
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
  const pages = pagesOf(lines).map((page) => ({ page, atEdges: edges(page) }));
  const standingOn = new Map<string, Set<number>>();
  for (const line of pages.flatMap(({ atEdges }) => atEdges)) {
    for (const form of formsOf(line)) standingOn.set(form, (standingOn.get(form) ?? new Set()).add(line.page));
  }
  const isRunning = (line: PdfLine): boolean =>
    formsOf(line).some((form) => (standingOn.get(form)?.size ?? 0) >= FEWEST_PAGES);
  const removed = new Set(
    pages.flatMap(({ page, atEdges }) => atEdges.filter((line) => isPageNumber(line, page) || isRunning(line))),
  );
  return lines.filter((line) => !removed.has(line));
}
