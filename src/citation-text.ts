export type CopyFormat = 'text' | 'markdown';

/** Where a quote stands: the document's title, a label such as "Paragraph 8", and an address to read it at. */
export interface QuotedPlace {
  readonly title: string;
  readonly paragraph: string;
  readonly address: string;
}

/** Text for Markdown: what Markdown gives a meaning to, inside a line, is escaped. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>#]/g, '\\$&');
}

/** A quote with its citation, to be pasted elsewhere. */
export function citationText(quote: string, { title, paragraph, address }: QuotedPlace, format: CopyFormat): string {
  if (format === 'text') return `“${quote}”\n— ${title}, ${paragraph}\n${address}`;
  const lines = escapeMarkdown(quote).replaceAll('\n', '\n> ');
  return `> ${lines}\n>\n> — [${escapeMarkdown(title)}, ${escapeMarkdown(paragraph)}](${address})`;
}
