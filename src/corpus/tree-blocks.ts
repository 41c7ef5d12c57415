import type { Nodes, Parents, Root, Table } from 'mdast';
import { foldWhiteSpace, type Block } from './blocks.js';

/** Something in a file that has no place in a document of numbered paragraphs. */
export interface TreeProblem {
  readonly line: number;
  readonly reason: string;
}

const HARD_BREAK = '\u0000';
const LINE_BREAK_TAG = /^<br\s*\/?>$/i;
/** In block quotes and lists inside each other; far deeper ones, which no reader could follow, overflow the stack. */
export const DEEPEST_NESTING = 100;
export const TOO_DEEP = 'is nested too deeply: take out some levels';

/** Whether a block of HTML is comments and nothing else. */
function isComments(html: string): boolean {
  let rest = html.trim();
  while (rest.startsWith('<!--')) {
    const end = rest.indexOf('-->', '<!--'.length);
    if (end === -1) return false;
    rest = rest.slice(end + '-->'.length).trimStart();
  }
  return rest === '';
}

/** The words that a reader sees: no emphasis marks, footnote marks or images; line breaks that count are kept apart. */
function rawText(node: Nodes): string {
  let text = '';
  // Not by recursion: emphasis inside emphasis may be nested deeper than the stack.
  const rest = [node];
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    if (next.type === 'text' || next.type === 'inlineCode') text += next.value;
    else if (next.type === 'break' || (next.type === 'html' && LINE_BREAK_TAG.test(next.value))) text += HARD_BREAK;
    else if ('children' in next) for (const child of next.children.toReversed()) rest.push(child);
  }
  return text;
}

function visibleText(node: Nodes): string {
  return rawText(node)
    .split(HARD_BREAK)
    .map(foldWhiteSpace)
    .filter((line) => line !== '')
    .join('\n');
}

/** A table's text: a row a line, its cells parted as in the Markdown source. */
function tableText(table: Table): string {
  return table.children
    .map((row) => row.children.map((cell) => visibleText(cell).replaceAll('\n', ' ')))
    .filter((cells) => cells.some((cell) => cell !== ''))
    .map((cells) => cells.join(' | ').trim())
    .join('\n');
}

/** A text that a tree may be made of: NUL marks hard breaks here, so it may not come in. */
export function withoutHardBreaks(text: string): string {
  return text.replaceAll(HARD_BREAK, '\uFFFD');
}

/**
 * A tree of Markdown to blocks. Paragraphs in lists, block quotes and footnotes are blocks of their own; a table or a
 * code block is one block of lines. `firstLine` is the line of the file that the tree's text starts on.
 */
export function blocksOf(tree: Root, firstLine: number): { blocks: Block[]; problems: TreeProblem[] } {
  const blocks: Block[] = [];
  const problems: TreeProblem[] = [];
  let containers = 0;
  let depth = 0;

  const add = (node: Nodes, container: number): void => {
    const line = (node.position?.start.line ?? 1) + firstLine - 1;
    const push = (kind: Block['kind'], blockText: string): void => {
      if (blockText !== '') blocks.push({ kind, text: blockText, line, container });
    };
    switch (node.type) {
      case 'heading':
        push('heading', foldWhiteSpace(visibleText(node)));
        break;
      case 'paragraph':
        push('paragraph', visibleText(node));
        break;
      case 'table':
        push('lines', tableText(node));
        break;
      case 'code':
        push('lines', node.value.replace(/\r\n?/g, '\n').trim());
        break;
      case 'html':
        if (!isComments(node.value)) {
          problems.push({
            line,
            reason: 'a block of HTML has no numbered paragraphs: write it as Markdown or take it out',
          });
        }
        break;
      default:
        if (depth > DEEPEST_NESTING) problems.push({ line, reason: TOO_DEEP });
        else if ('children' in node) addChildren(node);
    }
  };
  const addChildren = (node: Parents): void => {
    containers += 1;
    depth += 1;
    const container = containers;
    for (const child of node.children) add(child, container);
    depth -= 1;
  };

  addChildren(tree);
  return { blocks, problems };
}
