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

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/gu;

/** A PDF has the pieces of such lines as they stand on the page: from their end to their beginning. */
function isRightToLeft(text: string): boolean {
  return 2 * (text.match(RIGHT_TO_LEFT)?.length ?? 0) > (text.match(/\p{L}/gu)?.length ?? 0);
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
    const text = lines.map((line) => line.text).join('');
    if (isUnreadable(text))
      return { reason: "has letters that can't be told: its fonts don't say which ones they are" };
    if (isRightToLeft(text))
      return { reason: "is written from right to left, which can't be read from a PDF: save it as HTML or text" };
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
