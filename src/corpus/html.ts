import type { Element, Nodes, Root, RootContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toMdast } from 'hast-util-to-mdast';
import { foldWhiteSpace, type Block } from './blocks.js';
import { isLanguageTag } from './front-matter.js';
import { blocksOf, TOO_DEEP, withoutHardBreaks, type TreeProblem } from './tree-blocks.js';

/** What visitors operate or hear, and what browsers read: no words of the document. */
const NEVER_TEXT = new Set(
  'audio button canvas dialog embed iframe input math nav noscript object script select style svg template textarea video'.split(
    ' ',
  ),
);
/** What stands around the document where a page does not say which part of it the document is. */
const AROUND_TEXT = new Set(['aside', 'footer', 'header']);
/** A header inside one of these is its own, not the page's. */
const PARTS = new Set(['article', 'blockquote', 'details', 'fieldset', 'figure', 'section', 'td', 'th']);
/** What parts words from those before and after it, as a space does. */
const BLOCKS = new Set(
  (
    'address article aside blockquote caption center dd details dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 ' +
    'h5 h6 header hr legend li main menu ol p pre section summary table tbody td tfoot th thead tr ul'
  ).split(' '),
);
const WORD = /[\p{L}\p{N}]/u;
/** Signs that lead to a footnote, back from it, or to where they stand: of the text are "%" and "✓". */
const SIGNS = String.raw`(?:[*†‡§¶#^↑↩↵⤴\s]\uFE0E?)+`;
const BARE_MARK = new RegExp(String.raw`^(?:\[\d{1,3}\]|${SIGNS})$`, 'u');
/** "1", "a", "iv", "(2)", "[note 3]": longer words that are raised and linked are of the text. */
const RAISED_MARK = new RegExp(
  String.raw`^(?:[[(]?(?:\d{1,3}|\p{L}|[ivx]{1,5})[\])]?|\[\p{L}{1,12}\s\d{1,3}\]|${SIGNS})$`,
  'u',
);
/** So many nodes the mark of a footnote takes at most, with what is around each sign in it. */
const MOST_NODES = 50;

export interface ParsedHtml {
  readonly blocks: Block[];
  readonly problems: TreeProblem[];
  /** What the page calls itself; empty where it doesn't. */
  readonly title: string;
  readonly language: string | undefined;
}

/** A node and all below it, in the order of the page. A node's children may be changed before the next is asked for. */
function* nodesOf(root: Nodes): Generator<Nodes> {
  // Not by recursion: elements may be nested deeper than the stack.
  const rest: Nodes[] = [root];
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    yield next;
    if ('children' in next) for (const child of next.children.toReversed()) rest.push(child);
  }
}

/** The first element of a name. */
function find(root: Nodes, name: string): Element | undefined {
  for (const node of nodesOf(root)) if (isElement(node, name)) return node;
  return undefined;
}

function isElement(node: Nodes, name: string): node is Element {
  return node.type === 'element' && node.tagName === name;
}

function textOf(nodes: readonly Nodes[]): string {
  return nodes.map((node) => (node.type === 'text' ? node.value : '')).join('');
}

function isLinkInPage(node: Nodes): boolean {
  return isElement(node, 'a') && typeof node.properties.href === 'string' && node.properties.href.startsWith('#');
}

/** An element and all below it; nothing where that is more than the mark of a footnote takes. */
function fewNodes(element: Element): Nodes[] {
  const nodes: Nodes[] = [];
  for (const node of nodesOf(element)) if (nodes.push(node) > MOST_NODES) return [];
  return nodes;
}

/** Whether the elements that a test passes are raised marks, no word stands outside of them, and there is one. */
function holdsOnlyMarks(nodes: readonly Nodes[], isHeld: (node: Nodes) => boolean): boolean {
  const marks = nodes.filter(isHeld).map((node) => [...nodesOf(node)]);
  const held = new Set(marks.flat());
  return (
    marks.length > 0 &&
    marks.every((mark) => RAISED_MARK.test(textOf(mark).trim())) &&
    !WORD.test(textOf(nodes.filter((node) => !held.has(node))))
  );
}

/** What leads to a footnote or back: "1" raised, "[1]", "↩". A bare number that is linked is one of the text's. */
function isFootnoteMark(element: Element): boolean {
  const { role } = element.properties;
  if (role === 'doc-noteref' || role === 'doc-backlink') return true;
  if (element.tagName === 'sup') return holdsOnlyMarks(fewNodes(element), isLinkInPage);
  if (!isLinkInPage(element)) return false;
  const nodes = fewNodes(element);
  return BARE_MARK.test(textOf(nodes).trim()) || holdsOnlyMarks(nodes, (node) => isElement(node, 'sup'));
}

/** @param isRemoved is told whether the element stands in a part of the page, such as a section. */
function removeElements(root: Element | Root, isRemoved: (element: Element, isInPart: boolean) => boolean): void {
  const inPart = new Set<Nodes>();
  for (const node of nodesOf(root)) {
    if (node.type !== 'element' && node.type !== 'root') continue;
    const isInPart = inPart.has(node) || (node.type === 'element' && PARTS.has(node.tagName));
    node.children = node.children.filter((child) => child.type !== 'element' || !isRemoved(child, isInPart));
    if (isInPart) for (const child of node.children) inPart.add(child);
  }
}

/** What tables are called stands before them, as paragraphs: Markdown's tables have no place for it. */
function withCaptionsBefore<T extends RootContent>(children: readonly T[]): (T | Element)[] {
  return children.flatMap((child): (T | Element)[] => {
    if (!isElement(child, 'table')) return [child];
    const captions = child.children.filter((one): one is Element => isElement(one, 'caption'));
    child.children = child.children.filter((one) => !isElement(one, 'caption'));
    return [...captions.map((caption) => ({ ...caption, tagName: 'p' })), child];
  });
}

function liftCaptions(root: Element | Root): void {
  for (const node of nodesOf(root)) {
    if (node.type === 'element') node.children = withCaptionsBefore(node.children);
    else if (node.type === 'root') node.children = withCaptionsBefore(node.children);
  }
}

/** Paragraphs and lists in a table's cell become lines of its text: Markdown's cells have no place for them. */
function flattenCells(root: Element | Root): void {
  for (const node of nodesOf(root)) {
    if (!isElement(node, 'td') && !isElement(node, 'th')) continue;
    for (const inner of nodesOf(node)) {
      if (inner === node || inner.type !== 'element' || !BLOCKS.has(inner.tagName)) continue;
      inner.tagName = 'span';
      inner.children = [lineBreak(), ...inner.children, lineBreak()];
    }
  }
}

function lineBreak(): Element {
  return { type: 'element', tagName: 'br', properties: {}, children: [] };
}

/** Terms and definitions, each an item of its own: Markdown has no lists of them. */
function itemizeDefinitions(root: Element | Root): void {
  for (const node of nodesOf(root)) {
    if (node.type !== 'element') continue;
    if (node.tagName === 'dl') node.tagName = 'ul';
    else if (['dt', 'dd'].includes(node.tagName)) node.tagName = 'li';
  }
}

/** The part of a page that is the document: what `main` or else the first `article` holds, or all but what stands around. */
function contentOf(page: Root): Element | Root {
  const marked = find(page, 'main') ?? find(page, 'article');
  const content = marked ?? find(page, 'body') ?? page;
  removeElements(content, (element, isInPart) => {
    const { tagName, properties } = element;
    const isAround = marked === undefined && !isInPart && AROUND_TEXT.has(tagName);
    return NEVER_TEXT.has(tagName) || isAround || properties.hidden !== undefined || isFootnoteMark(element);
  });
  return content;
}

function titleOf(page: Root): string {
  // A drawing has a title of its own.
  const [text] = find(find(page, 'head') ?? page, 'title')?.children ?? [];
  return text?.type === 'text' ? foldWhiteSpace(text.value) : '';
}

function parsePage(text: string): ParsedHtml {
  const page = fromHtml(withoutHardBreaks(text));
  const declared = find(page, 'html')?.properties.lang;
  const title = titleOf(page);
  const content = contentOf(page);
  liftCaptions(content);
  flattenCells(content);
  itemizeDefinitions(content);
  // As a document: text that stands in no element becomes paragraphs too.
  const tree = toMdast({ type: 'root', children: content.children }, { document: true });
  return {
    title,
    language: typeof declared === 'string' && isLanguageTag(declared) ? declared : undefined,
    ...(tree.type === 'root' ? blocksOf(tree, 1) : { blocks: [], problems: [] }),
  };
}

/** HTML to blocks, as if its headings, paragraphs, lists and tables were written in Markdown. */
export function parseHtml(text: string): ParsedHtml {
  try {
    return parsePage(text);
  } catch (error) {
    // The libraries walk a page by recursion.
    if (!(error instanceof RangeError)) throw error;
    const problems = [{ line: 1, reason: TOO_DEEP }];
    return { title: '', language: undefined, blocks: [], problems };
  }
}
