import type { Block } from './blocks.js';

const ENDS_IN_MID_SENTENCE = /[\p{L}\p{N},]$/u;
/** Not "b) consult": an enumerator begins a clause of its own. */
const STARTS_IN_MID_SENTENCE = /^(?!(?:\p{Ll}|[ivxlc]{1,5})[.)]\s)\p{Ll}/u;

function isSplit(before: Block, after: Block): boolean {
  return (
    before.kind === 'paragraph' &&
    after.kind === 'paragraph' &&
    before.container === after.container &&
    ENDS_IN_MID_SENTENCE.test(before.text) &&
    STARTS_IN_MID_SENTENCE.test(after.text)
  );
}

/**
 * Joins paragraphs that a page break of the source split in mid-sentence: the first ends without any mark that
 * could end it, and the second, directly after it, starts with a lower-case letter. No word changes.
 */
export function joinAcrossPageBreaks(blocks: readonly Block[]): Block[] {
  const groups: [Block, ...Block[]][] = [];
  for (const block of blocks) {
    const group = groups.at(-1);
    const previous = group?.at(-1);
    if (group !== undefined && previous !== undefined && isSplit(previous, block)) group.push(block);
    else groups.push([block]);
  }
  return groups.map((group) => ({ ...group[0], text: group.map(({ text }) => text).join(' ') }));
}
