import type { Blockquote, Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { FRONT_MATTER } from '../corpus/front-matter.js';
import type { Span } from '../types.js';

/** A link and the words of the block that it stands on. */
export interface Link extends Span {
  readonly url: string;
}

/** A paragraph, heading or cell of a Markdown file as it is read: no marks of Markdown. */
export interface ProseBlock {
  readonly text: string;
  readonly links: readonly Link[];
  /** Where the innermost block quote around it begins in the file; null where it stands in none. */
  readonly blockQuote: number | null;
  /** Where in the text its lines after the first begin. */
  readonly lines: readonly number[];
  /** Where in the file each UTF-16 code unit of the text stands, and the end. */
  readonly offsets: readonly number[];
}

/** How many words a text has. */
export function wordCount(text: string): number {
  return (text.match(/\p{L}+/gu) ?? []).length;
}

/** How a block quote begins that is a remark of the writer's: GitHub's alerts. */
const ALERT = /^\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]/i;
const LONGEST_ALERT = 12;

const HOLDS_PROSE: ReadonlySet<Nodes['type']> = new Set(['paragraph', 'heading', 'tableCell']);

function parse(text: string): Root {
  return fromMarkdown(text, { extensions: [gfm({ singleTilde: false })], mdastExtensions: [gfmFromMarkdown()] });
}

/** Reads a block's words; an escape or entity makes text and file differ in length: then each unit stands at its nearest place. */
class BlockReader {
  text = '';
  readonly offsets: number[] = [];
  readonly links: Link[] = [];
  readonly #file: string;
  readonly #addresses: ReadonlyMap<string, string>;

  /** `addresses`: what a link that names its address elsewhere in the file leads to. */
  constructor(file: string, addresses: ReadonlyMap<string, string>) {
    this.#file = file;
    this.#addresses = addresses;
  }

  add(value: string, from: number, to: number): void {
    const source = this.#file.slice(from, to);
    let at = 0;
    for (const unit of value) {
      const found = source.indexOf(unit, at);
      // An entity or an escaped character is longer in the file: whatever comes next is not far.
      const place = found !== -1 && found - at <= 10 ? found : Math.min(at, Math.max(source.length - 1, 0));
      for (let i = 0; i < unit.length; i += 1) this.offsets.push(from + place + i);
      at = Math.min(place + unit.length, source.length);
    }
    this.text += value;
  }

  read(node: Nodes): void {
    const from = node.position?.start.offset ?? 0;
    const to = node.position?.end.offset ?? from;
    const start = this.text.length;
    if (node.type === 'text' || node.type === 'inlineCode') this.add(node.value, from, to);
    else if (node.type === 'break') this.add('\n', from, to);
    else if ('children' in node) for (const child of node.children) this.read(child);
    const url = node.type === 'link' ? node.url : node.type === 'linkReference' && this.#addresses.get(node.identifier);
    if (typeof url === 'string') this.links.push({ url, start, end: this.text.length });
  }

  finish(end: number, blockQuote: number | null): ProseBlock {
    // A line break inside a paragraph is white space like any other.
    const text = this.text.replace(ALERT, (marker) => ' '.repeat(marker.length)).replace(/[\r\n]/g, ' ');
    const lines = [...this.text.matchAll(/\n|\r(?!\n)/g)].map(({ index }) => index + 1);
    return { text, lines, links: this.links, blockQuote, offsets: [...this.offsets, end] };
  }
}

/** The addresses that a file defines for its links, by their identifiers. */
function addressesIn(tree: Nodes): ReadonlyMap<string, string> {
  const addresses = new Map<string, string>();
  const rest: Nodes[] = [tree];
  for (let node = rest.pop(); node !== undefined; node = rest.pop()) {
    if (node.type === 'definition' && !addresses.has(node.identifier)) addresses.set(node.identifier, node.url);
    if ('children' in node) rest.push(...node.children.toReversed());
  }
  return addresses;
}

/** Where the quote begins that a node of a file is; null where it is none, but an alert. */
function quoteAt(file: string, node: Blockquote): number | null {
  const start = node.children[0]?.position?.start.offset ?? 0;
  return ALERT.test(file.slice(start, start + LONGEST_ALERT)) ? null : (node.position?.start.offset ?? 0);
}

/** The blocks of prose of a Markdown file, in order; front matter, code and HTML are passed over. */
export function proseBlocks(file: string): ProseBlock[] {
  const front = FRONT_MATTER.exec(file)?.[0].length ?? 0;
  const blanked = file.slice(0, front).replace(/[^\r\n]/g, ' ') + file.slice(front);
  const blocks: ProseBlock[] = [];
  const tree = parse(blanked);
  const addresses = addressesIn(tree);
  const rest: { readonly node: Nodes; readonly blockQuote: number | null }[] = [{ node: tree, blockQuote: null }];
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    const { node } = next;
    const blockQuote = node.type === 'blockquote' ? quoteAt(blanked, node) : next.blockQuote;
    if (HOLDS_PROSE.has(node.type)) {
      const reader = new BlockReader(blanked, addresses);
      reader.read(node);
      blocks.push(reader.finish(node.position?.end.offset ?? 0, blockQuote));
    } else if ('children' in node)
      rest.push(...node.children.toReversed().map((child) => ({ node: child, blockQuote })));
  }
  return blocks;
}
