import html from 'html-template-tag';
import { citationText, escapeMarkdown } from '../citation-text.js';
import { documentPath } from '../document-path.js';
import { quotePattern } from '../quote-pattern.js';
import { wholeBeginning } from '../surrogates.js';
import type { CorpusDocument, Paragraph } from '../types.js';
import { factsHtml, paragraphsHtml } from './document-html.js';
import { pageLayout } from './page-layout.js';

const DESCRIPTION_LENGTH = 160;

export interface DocumentPage {
  readonly document: CorpusDocument;
  /** The passage to mark and to cite; null where it is the whole document. */
  readonly quote: string | null;
  /** The server's address as people reach it, without a slash at the end. */
  readonly address: string;
}

interface Passage {
  readonly paragraph: Paragraph;
  /** As it stands in the document. */
  readonly quote: string;
}

function findPassage({ paragraphs }: CorpusDocument, pattern: RegExp | null): Passage | null {
  for (const paragraph of pattern === null ? [] : paragraphs) {
    const found = pattern?.exec(paragraph.text);
    if (found) return { paragraph, quote: found[0] };
  }
  return null;
}

/** The document as a reference: in text or, with a link, in Markdown. */
function reference({ title, source, date }: CorpusDocument, address: string, isMarkdown: boolean): string {
  const facts = [source, date].filter((fact) => fact !== null).join(', ');
  const end = facts === '' ? '' : `. ${isMarkdown ? escapeMarkdown(facts) : facts}`;
  return isMarkdown ? `[${escapeMarkdown(title)}](${address})${end}.` : `${title}${end}. ${address}`;
}

function citations({ document, address }: DocumentPage, passage: Passage | null): Record<'Text' | 'Markdown', string> {
  const path = address + documentPath(document.id);
  if (passage === null) {
    return { Text: reference(document, path, false), Markdown: reference(document, path, true) };
  }
  const { paragraph, quote } = passage;
  const place = {
    title: document.title,
    paragraph: `Paragraph ${String(paragraph.number)}`,
    address: `${path}?quote=${encodeURIComponent(quote)}#p${String(paragraph.number)}`,
  };
  return { Text: citationText(quote, place, 'text'), Markdown: citationText(quote, place, 'markdown') };
}

function citeHtml(page: DocumentPage, passage: Passage | null): string {
  const forms = Object.entries(citations(page, passage)).map(
    ([name, text]) => html`<h2>${name}</h2><pre dir="auto">${text}</pre>`,
  );
  return html`<details class="cite" id="cite" lang="en">
<summary>Cite this ${passage === null ? 'document' : 'passage'}</summary>
$${forms.join('')}
<form action="$${documentPath(page.document.id)}#cite">
<label for="quote">Mark and cite a passage</label>
<textarea id="quote" name="quote" rows="3" required placeholder="Paste the passage"></textarea>
<button type="submit">Mark it</button>
</form>
</details>`;
}

/** JSON for a script element: what could end the element is written as escapes. */
function jsonForScript(value: object): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

/** Structured data (schema.org DigitalDocument), for search engines and reference managers. */
function structuredData(document: CorpusDocument, description: string, url: string): string {
  const { id, title, date, source, language } = document;
  const data = {
    '@context': 'https://schema.org',
    '@type': 'DigitalDocument',
    identifier: id,
    name: title,
    description,
    url,
    inLanguage: language,
    ...(date !== null && { datePublished: date }),
    ...(source !== null && { creditText: source }),
  };
  return `<script type="application/ld+json">${jsonForScript(data)}</script>`;
}

function descriptionOf({ paragraphs, title }: CorpusDocument): string {
  const text = paragraphs[0]?.text ?? title;
  if (text.length <= DESCRIPTION_LENGTH) return text;
  const space = text.lastIndexOf(' ', DESCRIPTION_LENGTH);
  // Some languages part no words.
  const beginning = space > 0 ? text.slice(0, space) : wholeBeginning(text, DESCRIPTION_LENGTH);
  return `${beginning} …`;
}

/** The readable document, with a permalink for each paragraph. It works without its script. */
export function documentPage(page: DocumentPage): string {
  const { document, quote } = page;
  const pattern = quote === null ? null : quotePattern(quote);
  const passage = findPassage(document, pattern);
  const notFound =
    pattern !== null && passage === null
      ? '<p class="notice" role="status" lang="en">This passage does not stand in the document in these words.</p>'
      : '';
  const description = descriptionOf(document);
  const address = page.address + documentPath(document.id);
  const body = html`<a class="skip" href="#document" lang="en">Skip to the document</a>
<header class="site" lang="en"><a href="/">Ask the statement</a></header>
<main class="reading" id="document">
$${notFound}
<article data-document="${document.id}">
<h1 dir="auto">${document.title}</h1>
$${factsHtml(document)}
$${paragraphsHtml(document, { level: 'h2', marked: pattern })}
</article>
$${citeHtml(page, passage)}
</main>`;
  return pageLayout({
    title: document.title,
    description,
    language: document.language,
    address,
    script: '/assets/document-page.js',
    head: structuredData(document, description, address),
    body,
  });
}
