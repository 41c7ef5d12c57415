import { extname } from 'node:path';
import type { CorpusDocument, Paragraph } from '../types.js';
import type { CorpusProblem } from '../errors.js';
import type { Block } from './blocks.js';
import { decodeUtf8 } from './decode.js';
import { parseFrontMatter, type FrontMatter } from './front-matter.js';
import { parseMarkdown } from './markdown.js';
import { joinAcrossPageBreaks } from './page-breaks.js';
import { parsePlainText } from './plain-text.js';
import { splitLines, splitSentences } from './sentences.js';

const FRONT_MATTER = /^---[ \t]*\r?\n([\s\S]*?)(?<=\n)---[ \t]*(?:\r?\n|$)/;
const DEFAULT_LANGUAGE = 'en';

export type ParsedDocument = { document: CorpusDocument } | { problems: CorpusProblem[] };

function countLines(text: string): number {
  return text.split(/\r\n|\n|\r/).length;
}

/** "EU statement (2018).md" to "eu-statement-2018". */
function idFromFileName(file: string): string {
  return file
    .slice(0, file.length - extname(file).length)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

function toParagraphs(blocks: readonly Block[], language: string): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let heading: string | null = null;
  for (const { kind, text } of joinAcrossPageBreaks(blocks)) {
    if (kind === 'heading') {
      heading = text;
      continue;
    }
    const sentences = kind === 'lines' ? splitLines(text) : splitSentences(text, language);
    paragraphs.push({ number: paragraphs.length + 1, text, sentences, heading });
  }
  return paragraphs;
}

function buildDocument(file: string, front: FrontMatter, blocks: readonly Block[]): CorpusDocument {
  const language = front.language ?? DEFAULT_LANGUAGE;
  const firstHeading = blocks.find(({ kind }) => kind === 'heading')?.text;
  return {
    id: front.id ?? idFromFileName(file),
    title: front.title ?? firstHeading ?? file,
    date: front.date ?? null,
    source: front.source ?? null,
    language,
    paragraphs: toParagraphs(blocks, language),
  };
}

/**
 * One corpus file to a document with numbered paragraphs. The extension decides how it is read: `.md` and
 * `.markdown` as Markdown, anything else as plain text. `file` is the name that problems and the default id use.
 */
export function parseDocument(file: string, bytes: Buffer): ParsedDocument {
  const refuse = (problems: readonly { line: number | null; reason: string }[]): ParsedDocument => ({
    problems: problems.map((problem) => ({ file, ...problem })),
  });

  const decoded = decodeUtf8(bytes);
  if ('invalidLine' in decoded) return refuse([{ line: decoded.invalidLine, reason: 'is not UTF-8: save the file as UTF-8' }]);
  const fence = FRONT_MATTER.exec(decoded.text);
  const front = parseFrontMatter((fence?.[1] ?? '').trimEnd());
  if ('problems' in front) return refuse(front.problems.map(({ line, reason }) => ({ line: line + 1, reason })));

  const body = decoded.text.slice(fence?.[0].length ?? 0);
  const firstLine = fence === null ? 1 : countLines(fence[0]);
  const isMarkdown = ['.md', '.markdown'].includes(extname(file).toLowerCase());
  const { blocks, problems } = isMarkdown
    ? parseMarkdown(body, firstLine)
    : { blocks: parsePlainText(body, firstLine), problems: [] };
  if (problems.length > 0) return refuse(problems);

  const document = buildDocument(file, front.value, blocks);
  if (document.paragraphs.length === 0) return refuse([{ line: null, reason: 'has no paragraph of text: fill it or take it out' }]);
  if (document.id === '') return refuse([{ line: null, reason: 'gives no id: name one in the front matter, as in "id: my-statement"' }]);
  return { document };
}
