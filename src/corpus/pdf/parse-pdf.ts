import { extractTextItems, getDocumentProxy, getMeta } from 'unpdf';
import type { Block } from '../blocks.js';
import { isUnreadable } from '../decode.js';
import { isLanguageTag } from '../front-matter.js';
import { linesOf } from './lines.js';
import { paragraphsOf } from './paragraphs.js';
import { withoutRunningLines } from './running-lines.js';

export type ParsedPdf = { blocks: Block[]; title: string; language: string | undefined } | { reason: string };

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return `can't be read as a PDF: ${String(error)}`;
  if (error.name === 'PasswordException') return 'is locked by a password: save it without one';
  return `can't be read as a PDF: ${error.message}`;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

/** The text of a PDF in paragraphs, with what the file calls itself, or why there is none. */
export async function parsePdf(bytes: Buffer): Promise<ParsedPdf> {
  try {
    // PDF.js takes the bytes over, so that it is given its own.
    const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
    const { items } = await extractTextItems(pdf);
    const { info } = await getMeta(pdf);
    await pdf.destroy();
    const lines = withoutRunningLines(items.flatMap((page, i) => linesOf(page, i + 1)));
    if (lines.length === 0) return { reason: 'holds pictures but no text: let a program for OCR add it' };
    if (isUnreadable(lines.map(({ text }) => text).join(''))) {
      return { reason: "has letters that can't be told: its fonts don't say which ones they are" };
    }
    const language = textOf(info['Language']);
    return {
      blocks: paragraphsOf(lines),
      title: textOf(info['Title']),
      language: isLanguageTag(language) ? language : undefined,
    };
  } catch (error) {
    return { reason: reasonOf(error) };
  }
}
