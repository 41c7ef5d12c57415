import { quotePattern } from '../quote-pattern.js';
import type { Citation } from './contract.js';

const HIGHLIGHT_NAME = 'statement-qa';
const NOT_READ = 'script, style, template, noscript';

let isStyled = false;

/** The style of the marks, as a style sheet that the strictest policy lets a script adopt. */
function styleMarks(): void {
  if (isStyled) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    `::highlight(${HIGHLIGHT_NAME}) { background-color: var(--sqa-mark, #ffe9a3); color: var(--sqa-mark-text, #1d1b12); }
     @media (forced-colors: active) { ::highlight(${HIGHLIGHT_NAME}) { background-color: Mark; color: MarkText; } }`,
  );
  document.adoptedStyleSheets.push(sheet);
  isStyled = true;
}

/** The text nodes that a person reads below an element, in order. */
function readableTexts(root: Element): Text[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest(NOT_READ) === null ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT,
  );
  const texts: Text[] = [];
  while (walker.nextNode() !== null) texts.push(walker.currentNode as Text);
  return texts;
}

/** The place of an offset in the texts' joined characters; `isEnd` takes the earlier of two texts that meet there. */
function placeOf(texts: readonly Text[], offset: number, isEnd: boolean): { node: Text; offset: number } | null {
  let left = offset;
  for (const node of texts) {
    if (left < node.length || (isEnd && left === node.length)) return { node, offset: left };
    left -= node.length;
  }
  return null;
}

/** Where a quote stands below an element; null where it does not. */
function findQuote(root: Element, quote: string): Range | null {
  const texts = readableTexts(root);
  const found = quotePattern(quote)?.exec(texts.map(({ data }) => data).join(''));
  if (!found) return null;
  const start = placeOf(texts, found.index, false);
  const end = placeOf(texts, found.index + found[0].length, true);
  if (start === null || end === null) return null;
  const range = document.createRange();
  range.setStart(start.node, start.offset);
  range.setEnd(end.node, end.offset);
  return range;
}

/** What the host's selector picks out; one that can't be parsed is told in the page's console. */
function rootsOf(selector: string): Iterable<Element> {
  if (selector === '') return [];
  try {
    return document.querySelectorAll(selector);
  } catch (error) {
    reportError(error);
    return [];
  }
}

/** The quote in what the selector picks out. */
function findInPage(selector: string, quote: string): Range | null {
  for (const root of rootsOf(selector)) {
    const range = findQuote(root, quote);
    if (range !== null) return range;
  }
  return null;
}

function blockOf(range: Range): HTMLElement | null {
  const { startContainer } = range;
  let element = startContainer.parentElement;
  while (element !== null && getComputedStyle(element).display.startsWith('inline')) element = element.parentElement;
  return element;
}

/** Smooth where the eye can follow: over so many pixels, and where the person has not asked for less motion. */
function scrollBehavior(distance: number): ScrollBehavior {
  const isFar = Math.abs(distance) > 2 * innerHeight;
  return isFar || matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth';
}

/** Scrolls the box that the passage stands in, if it has one of its own: the page itself stays where it is. */
function scrollOwnBox(range: Range): void {
  for (let box = blockOf(range); box !== null && box !== document.documentElement; box = box.parentElement) {
    const { overflowY } = getComputedStyle(box);
    if (overflowY !== 'auto' && overflowY !== 'scroll') continue;
    const passage = range.getBoundingClientRect();
    const { top } = box.getBoundingClientRect();
    const above = (box.clientHeight - passage.height) / 2;
    const distance = passage.top - top - Math.max(0, above);
    box.scrollBy({ top: distance, behavior: scrollBehavior(distance) });
    return;
  }
}

function mark(ranges: readonly Range[]): void {
  styleMarks();
  CSS.highlights.set(HIGHLIGHT_NAME, new Highlight(...ranges));
}

/** Takes all marks off the page that embeds the widget. */
export function unmark(): void {
  CSS.highlights.delete(HIGHLIGHT_NAME);
}

/** Marks the quotes where the page holds them, in place of those marked before. The page's own tree is not changed. */
export function markInPage(selector: string, citations: readonly Citation[]): void {
  unmark();
  const ranges = citations.flatMap(({ quote }) => findInPage(selector, quote) ?? []);
  const [first] = ranges;
  if (first === undefined) return;
  mark(ranges);
  scrollOwnBox(first);
}

/** Whether what the selector picks out holds the quote. */
export function isInPage(selector: string, quote: string): boolean {
  return findInPage(selector, quote) !== null;
}

/** Marks one quote, scrolls to it and gives its block the focus, from which Escape calls `onReturn`. */
export function showInPage(selector: string, quote: string, onReturn: () => void): void {
  const range = findInPage(selector, quote);
  const block = range === null ? null : blockOf(range);
  if (range === null || block === null) return;
  mark([range]);
  const isFocusable = block.tabIndex >= 0;
  if (!isFocusable) block.tabIndex = -1;
  block.focus({ preventScroll: true });
  block.scrollIntoView({ block: 'center', behavior: scrollBehavior(block.getBoundingClientRect().top) });
  const leaving = new AbortController();
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    // The same key would close the dialog that is opened on the way back.
    event.preventDefault();
    onReturn();
  };
  const onLeave = (): void => {
    leaving.abort();
    if (!isFocusable) block.removeAttribute('tabindex');
  };
  block.addEventListener('keydown', onKey, { signal: leaving.signal });
  block.addEventListener('blur', onLeave, { signal: leaving.signal });
}
