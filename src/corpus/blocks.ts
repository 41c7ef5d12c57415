/** A piece of a file that stands by itself: the common result of all parsers. */
export interface Block {
  readonly kind: 'heading' | 'paragraph' | 'lines';
  /** Without markup; white space runs are one space, a hard line break is one line feed. */
  readonly text: string;
  /** Where the block starts in the file, from 1: its line, or its page in a PDF. */
  readonly line: number;
  /** Blocks of the same container (the page itself, one list item, one block quote) follow each other directly. */
  readonly container: number;
}

/** White space as a reader sees it: runs of spaces, tabs and soft line breaks are one space. */
export function foldWhiteSpace(text: string): string {
  return text.replace(/[ \t\f\r\n]+/g, ' ').trim();
}
