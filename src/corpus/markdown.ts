import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import type { Block } from './blocks.js';
import { limitedMarks, TooManyMarksError } from './markdown-marks.js';
import { blocksOf, DEEPEST_NESTING, TOO_DEEP, withoutHardBreaks, type TreeProblem } from './tree-blocks.js';

interface ParsedMarkdown {
  readonly blocks: Block[];
  readonly problems: TreeProblem[];
}

/** Bare addresses read the same, links or not, and the parser looks for them in a time that grows with the text's square. */
const NO_BARE_LINKS = { disable: { null: ['wwwAutolink', 'protocolAutolink', 'emailAutolink'] } };

const RULE = /^[\s*-]*$/;

function parse(text: string): Root {
  return fromMarkdown(text, {
    extensions: [gfm({ singleTilde: false }), limitedMarks(), NO_BARE_LINKS],
    // What transforms the tree looks for bare addresses, too.
    mdastExtensions: gfmFromMarkdown().filter(({ transforms }) => transforms === undefined),
  });
}

function refused(line: number, reason: string): ParsedMarkdown {
  return { blocks: [], problems: [{ line, reason }] };
}

/** The first line, from 1, with more quotes and lists inside each other than a document may have: the parser is slow on these. */
function deepestLine(text: string): number | null {
  const mark = /[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$))/y;
  const deepest = text.split(/\r\n|\n|\r/).findIndex((line) => {
    // A rule across the page is marks, too.
    if (RULE.test(line)) return false;
    mark.lastIndex = 0;
    for (let depth = 0; depth <= DEEPEST_NESTING; depth += 1) if (!mark.test(line)) return false;
    return true;
  });
  return deepest === -1 ? null : deepest + 1;
}

/**
 * Markdown (CommonMark and GitHub's tables, footnotes and strikethrough) to blocks. `firstLine` is the line of the
 * file that the text starts on.
 */
export function parseMarkdown(text: string, firstLine: number): ParsedMarkdown {
  const tooDeep = deepestLine(text);
  if (tooDeep !== null) return refused(tooDeep + firstLine - 1, TOO_DEEP);
  try {
    return blocksOf(parse(withoutHardBreaks(text)), firstLine);
  } catch (error) {
    if (error instanceof TooManyMarksError) return refused(error.line + firstLine - 1, error.message);
    // The libraries walk quotes inside quotes by recursion.
    if (error instanceof RangeError) return refused(firstLine, TOO_DEEP);
    throw error;
  }
}
