import type { Element, Nodes, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toMdast } from 'hast-util-to-mdast';
import { foldWhiteSpace, type Block } from './blocks.js';
import { isLanguageTag } from './front-matter.js';
import { blocksOf, TOO_DEEP, withoutHardBreaks, type TreeProblem } from './tree-blocks.js';

/** What visitors operate or hear, and what browsers read: no words of the document. */
const NEVER_TEXT = new Set(
  'audio button canvas dialog embed iframe input math nav noscript object script select style svg template textarea video'.split(' '),
);
/** What stands around the document where a page does not say which part of it the document is. */
const AROUND_TEXT = new Set(['aside', 'footer', 'header']);

export interface ParsedHtml {
  readonly blocks: Block[];
  readonly problems: TreeProblem[];
  /** What the page calls itself; empty where it doesn't. */
  readonly title: string;
  readonly language: string | undefined;
}

/** The first element of a name, in the order of the page. */
function find(node: Nodes, name: string): Element | undefined {
  // Not by recursion: elements may be nested deeper than the stack.
  const rest: Nodes[] = [node];
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    if (next.type === 'element' && next.tagName === name) return next;
    if ('children' in next) for (const child of next.children.toReversed()) rest.push(child);
  }
  return undefined;
}

function removeElements(root: Element | Root, isRemoved: (element: Element) => boolean): void {
  const rest: Nodes[] = [root];
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    if (next.type !== 'element' && next.type !== 'root') continue;
    next.children = next.children.filter((child) => child.type !== 'element' || !isRemoved(child));
    for (const child of next.children) rest.push(child);
  }
}

/** Puts what a table is called before it, as a paragraph: Markdown's tables have no place for it. */
function liftCaptions(root: Pick<Root, 'children'>): void {
  const rest: Pick<Root, 'children'>[] = [root];
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    next.children = next.children.flatMap((child) => {
      if (child.type !== 'element' || child.tagName !== 'table') return [child];
      const captions = child.children.filter((one) => one.type === 'element' && one.tagName === 'caption');
      child.children = child.children.filter((one) => !captions.includes(one));
      return [...captions.map((caption): Element => ({ ...(caption as Element), tagName: 'p' })), child];
    });
    for (const child of next.children) if (child.type === 'element') rest.push(child);
  }
}

/** The part of a page that is the document: what `main` or else the first `article` holds, or all but what stands around. */
function contentOf(page: Root): Pick<Root, 'children'> {
  const marked = find(page, 'main') ?? find(page, 'article');
  const content = marked ?? find(page, 'body') ?? page;
  removeElements(content, ({ tagName, properties }) => {
    const isAround = marked === undefined && AROUND_TEXT.has(tagName);
    return NEVER_TEXT.has(tagName) || isAround || properties.hidden !== undefined;
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
