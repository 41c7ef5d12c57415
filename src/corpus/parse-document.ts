import { extname } from 'node:path';
import type { CorpusDocument, Paragraph } from '../types.js';
import type { CorpusProblem } from '../errors.js';
import type { Block } from './blocks.js';
import { decodeUtf8, isUnreadable } from './decode.js';
import { extensionOf, howToNameId } from './file-kind.js';
import { FRONT_MATTER, parseFrontMatter, type FrontMatter } from './front-matter.js';
import { parseHtml } from './html.js';
import { parseMarkdown } from './markdown.js';
import { joinAcrossPageBreaks } from './page-breaks.js';
import { parsePdf } from './pdf/parse-pdf.js';
import { parsePlainText } from './plain-text.js';
import { splitLines, splitSentences } from './sentences.js';
import type { TreeProblem } from './tree-blocks.js';

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
    .replace(/^-+|(?<!-)-+$/g, '');
}

/** NUL, and surrogates without their other half: PostgreSQL refuses JSON that holds one. */
const UNSTORABLE = /[\0\p{Cs}]/gu;

function storable(text: string): string {
  return text.replace(UNSTORABLE, '\uFFFD');
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

/** What a file tells of itself, and its text. */
interface Contents {
  readonly front: FrontMatter;
  readonly blocks: readonly Block[];
  /** A title to fall back on, where neither the front matter nor a heading has one. */
  readonly title?: string;
}

function buildDocument(file: string, { front, title = '', ...contents }: Contents): ParsedDocument {
  const language = front.language ?? DEFAULT_LANGUAGE;
  const blocks = contents.blocks.map((block) => ({ ...block, text: storable(block.text) }));
  const firstHeading = blocks.find(({ kind }) => kind === 'heading')?.text;
  const document = {
    id: front.id ?? idFromFileName(file),
    title: storable(front.title ?? firstHeading ?? (title === '' ? file : title)),
    date: front.date ?? null,
    source: front.source === undefined ? null : storable(front.source),
    language,
    paragraphs: toParagraphs(blocks, language),
  };
  const refuse = (reason: string): ParsedDocument => ({ problems: [{ file, line: null, reason }] });
  if (document.paragraphs.length === 0) return refuse('has no paragraph of text: fill it or take it out');
  if (document.id === '') return refuse(`gives no id: ${howToNameId(file)}`);
  return { document };
}

function parseText(text: string, isMarkdown: boolean): Contents | { problems: readonly TreeProblem[] } {
  const fence = FRONT_MATTER.exec(text);
  const front = parseFrontMatter((fence?.[1] ?? '').trimEnd());
  if ('problems' in front) return { problems: front.problems.map(({ line, reason }) => ({ line: line + 1, reason })) };
  const body = text.slice(fence?.[0].length ?? 0);
  const firstLine = fence === null ? 1 : countLines(fence[0]);
  if (!isMarkdown) return { front: front.value, blocks: parsePlainText(body, firstLine) };
  const { blocks, problems } = parseMarkdown(body, firstLine);
  return problems.length > 0 ? { problems } : { front: front.value, blocks };
}

function parsePage(text: string): Contents | { problems: readonly TreeProblem[] } {
  const { blocks, problems, title, language } = parseHtml(text);
  return problems.length > 0 ? { problems } : { front: { language }, blocks, title };
}

/**
 * One corpus file to a document with numbered paragraphs. The extension decides how it is read: `.md` and `.markdown`
 * as Markdown, `.html` and `.htm` as HTML, anything else as plain text. `file` is the name that problems and the
 * default id use.
 */
export function parseDocument(file: string, bytes: Buffer): ParsedDocument {
  const decoded = decodeUtf8(bytes);
  if ('invalidLine' in decoded) {
    return { problems: [{ file, line: decoded.invalidLine, reason: 'is not UTF-8: save the file as UTF-8' }] };
  }
  if (isUnreadable(decoded.text)) {
    return {
      problems: [{ file, line: null, reason: 'is binary or UTF-16, or its letters are lost: save the text as UTF-8' }],
    };
  }
  const extension = extensionOf(file);
  const contents = ['.html', '.htm'].includes(extension)
    ? parsePage(decoded.text)
    : parseText(decoded.text, ['.md', '.markdown'].includes(extension));
  if ('problems' in contents) return { problems: contents.problems.map((problem) => ({ file, ...problem })) };
  return buildDocument(file, contents);
}

/** As `parseDocument`, for a PDF too. */
export async function parseFile(file: string, bytes: Buffer): Promise<ParsedDocument> {
  if (extensionOf(file) !== '.pdf') return parseDocument(file, bytes);
  const parsed = await parsePdf(bytes);
  if ('reason' in parsed) return { problems: [{ file, line: null, reason: parsed.reason }] };
  const { blocks, title, language } = parsed;
  return buildDocument(file, { front: { language }, blocks, title });
}
