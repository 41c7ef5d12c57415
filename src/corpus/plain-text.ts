import { foldWhiteSpace, type Block } from './blocks.js';

/** Plain text to blocks: paragraphs are what blank lines or a form feed part. `firstLine` is the line the text starts on. */
export function parsePlainText(text: string, firstLine: number): Block[] {
  const blocks: Block[] = [];
  let lines: string[] = [];
  let line = firstLine;
  let start = firstLine;
  const close = (): void => {
    const folded = foldWhiteSpace(lines.join('\n'));
    if (folded !== '') blocks.push({ kind: 'paragraph', text: folded, line: start, container: 0 });
    lines = [];
  };
  for (const row of text.split(/\r\n|\n|\r/)) {
    for (const [index, piece] of row.split('\f').entries()) {
      if (index > 0 || piece.trim() === '') close();
      if (lines.length === 0) start = line;
      if (piece.trim() !== '') lines.push(piece);
    }
    line += 1;
  }
  close();
  return blocks;
}
