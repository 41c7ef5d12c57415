import type { Citation, Span } from '../types.js';
import { indented, styled, withBold, type Terminal } from './terminal.js';

const INDENT = '  ';

/** A quote and where it stands, as `lint` reads it again; `bold` are offsets into the paragraph's text. */
export function citationLines(citation: Citation, bold: Span | null, terminal: Terminal): string {
  const { quote, start, document, paragraph } = citation;
  const words = bold === null ? quote : withBold(quote, { start: bold.start - start, end: bold.end - start }, terminal);
  const place = `— ${document.title} [${document.id} ¶${String(paragraph)}]`;
  return `${indented(words, INDENT, terminal)}\n${styled('dim', indented(place, INDENT, terminal), terminal)}`;
}
