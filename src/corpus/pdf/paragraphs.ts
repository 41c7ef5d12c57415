import type { Block } from '../blocks.js';
import type { PdfLine } from './lines.js';

/** A gap of this many usual line distances, an indent or a difference of this part of the font size, parts paragraphs. */
const WIDE_GAP = 1.3;
const INDENT = 0.8;
const OTHER_SIZE = 0.15;
/** A line that leaves free more than this part of the text's width is a paragraph's last one, if a sentence ends there. */
const FREE = 0.15;
const ENDS_SENTENCE = /[.!?:;][\p{Pf}\p{Pe}"'”’]*\p{No}*\d{0,2}$/u;
const BULLET = /^(?:[•‣◦▪●–—*-]|\(?(?:\d{1,2}|[a-z]|[ivx]+)[.)])\s/u;
const LONGEST_HEADING = 200;

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** What is usual in a document, against which its lines are held. */
interface Layout {
  readonly fontSize: number;
  /** From one baseline to the next, as a multiple of the font size. */
  readonly leading: number;
  readonly left: number;
  readonly right: number;
  /** Whether paragraphs begin with an indent, so that a line without one goes on, also on the next page. */
  readonly isIndented: boolean;
}

/** So many first lines with an indent make it the document's way. */
const FEWEST_INDENTS = 3;

function isIndentedAfter(line: PdfLine, before: PdfLine, left: number): boolean {
  const indent = INDENT * line.fontSize;
  return line.left - before.left > indent && before.left - left < indent;
}

function layoutOf(lines: readonly PdfLine[]): Layout {
  // By characters, so that many short headings don't outweigh the text.
  const fontSize = median(lines.flatMap((line) => Array<number>(line.text.length).fill(line.fontSize)));
  const body = lines.filter((line) => Math.abs(line.fontSize - fontSize) <= OTHER_SIZE * fontSize);
  const distances = body.flatMap((line, i) => {
    const before = body[i - 1];
    const distance = before?.page === line.page ? before.y - line.y : 0;
    return distance > 0 && distance < 3 * fontSize ? [distance / fontSize] : [];
  });
  const rights = body.map(({ right }) => right).sort((a, b) => a - b);
  const left = median(body.map((line) => line.left));
  const indents = body.filter((line, i) => {
    const before = body[i - 1];
    return before !== undefined && !BULLET.test(line.text) && isIndentedAfter(line, before, left);
  });
  return {
    fontSize,
    leading: distances.length > 0 ? Math.min(median(distances), 2) : 1.2,
    left,
    right: rights[Math.floor(rights.length * 0.9)] ?? 0,
    isIndented: indents.length >= FEWEST_INDENTS,
  };
}

function isShort({ right }: PdfLine, layout: Layout): boolean {
  return layout.right - right > FREE * (layout.right - layout.left);
}

/** Whether a line begins a paragraph after the line before it. */
function begins(line: PdfLine, before: PdfLine, layout: Layout): boolean {
  const { fontSize } = line;
  if (Math.abs(fontSize - before.fontSize) > OTHER_SIZE * fontSize || BULLET.test(line.text)) return true;
  const isIndented = isIndentedAfter(line, before, layout.left);
  const isEnded = ENDS_SENTENCE.test(before.text);
  if (line.page !== before.page || line.y > before.y) {
    return layout.isIndented ? isIndented || (isEnded && isShort(before, layout)) : isEnded || isShort(before, layout);
  }
  return before.y - line.y > WIDE_GAP * layout.leading * fontSize || isIndented || (isEnded && isShort(before, layout));
}

/** Words that stand somewhere in the document not cut at a line's end, in small letters. */
function wholeWords(lines: readonly PdfLine[]): Set<string> {
  return new Set(lines.flatMap(({ text }) => text.toLowerCase().match(/(?<!\p{L})\p{L}+(?!\p{L}|-$)/gu) ?? []));
}

/** A line as it goes on into the next: a word that is cut at its end is put together where the document has it whole. */
function continued(line: string, next: string, words: ReadonlySet<string>): string {
  if (line.endsWith('\u00AD')) return line.slice(0, -1);
  const head = /(?<!\p{L})(\p{L}+)-$/u.exec(line)?.[1];
  if (head === undefined) return `${line} `;
  const tail = /^\p{Ll}+/u.exec(next)?.[0];
  return tail !== undefined && words.has((head + tail).toLowerCase()) ? line.slice(0, -1) : line;
}

function joined(lines: readonly PdfLine[], words: ReadonlySet<string>): string {
  return lines
    .map(({ text }, i) => {
      const next = lines[i + 1];
      return next === undefined ? text : continued(text, next.text, words);
    })
    .join('');
}

/** Whether a line stands where a paragraph may go on that a page's or a column's end broke off. */
function isAfterBreak(line: PdfLine, before: PdfLine): boolean {
  return line.page > before.page || (line.y > before.y && line.left > before.right);
}

/** Lines to paragraphs and headings by what readers go by: gaps, indents, short last lines and the size of letters. */
export function paragraphsOf(lines: readonly PdfLine[]): Block[] {
  const layout = layoutOf(lines);
  const words = wholeWords(lines);
  const groups: [PdfLine, ...PdfLine[]][] = [];
  for (const line of lines) {
    const group = groups.at(-1);
    const before = group?.at(-1);
    if (group === undefined || before === undefined || begins(line, before, layout)) groups.push([line]);
    else group.push(line);
  }
  let container = 0;
  return groups.map((group, i) => {
    const before = groups[i - 1]?.at(-1);
    if (before !== undefined && !isAfterBreak(group[0], before)) container += 1;
    const text = joined(group, words);
    const isHeading = group[0].fontSize > (1 + OTHER_SIZE) * layout.fontSize && text.length <= LONGEST_HEADING;
    return { kind: isHeading ? 'heading' : 'paragraph', text, line: group[0].page, container };
  });
}
