import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import type { Block } from './blocks.js';
import { blocksOf, withoutHardBreaks, type TreeProblem } from './tree-blocks.js';

function parse(text: string): Root {
  return fromMarkdown(text, {
    extensions: [gfm({ singleTilde: false })],
    mdastExtensions: [gfmFromMarkdown()],
  });
}

/**
 * Markdown (CommonMark and GitHub's tables, footnotes and strikethrough) to blocks. `firstLine` is the line of the
 * file that the text starts on.
 */
export function parseMarkdown(text: string, firstLine: number): { blocks: Block[]; problems: TreeProblem[] } {
  return blocksOf(parse(withoutHardBreaks(text)), firstLine);
}
