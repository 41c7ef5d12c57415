import html from 'html-template-tag';
import { documentPath } from '../document-path.js';
import type { CorpusDocument } from '../types.js';
import { factsHtml, paragraphsHtml } from './document-html.js';
import { pageLayout } from './page-layout.js';

const DESCRIPTION =
  'Ask a question and get the statement’s own words, with the paragraph they stand in, or a straight “it does not say”.';

const SUGGESTED = 4;

function documentList(documents: readonly CorpusDocument[]): string {
  if (documents.length < 2) return '';
  const items = documents.map(({ id, title }) => html`<li><a href="$${documentPath(id)}">${title}</a></li>`).join('\n');
  return `<nav class="documents" aria-label="Documents">\n<h2>Documents</h2>\n<ul>\n${items}\n</ul>\n</nav>`;
}

function articleHtml(document: CorpusDocument): string {
  const path = documentPath(document.id);
  return html`<article id="document" data-document="${document.id}" lang="${document.language}">
<h2 dir="auto">${document.title}</h2>
$${factsHtml(document)}
$${paragraphsHtml(document, { level: 'h3' })}
<p class="more" lang="en"><a href="$${path}">Read, cite or print the document by itself</a></p>
</article>`;
}

export interface DemonstrationPage {
  readonly documents: readonly CorpusDocument[];
  /** Questions to begin with. */
  readonly suggestions: readonly string[];
  /** The server's address as people reach it, without a slash at the end. */
  readonly address: string;
}

/** The widget beside the document, whose passages it marks; of several documents the first stands there. */
export function demonstrationPage({ documents, suggestions, address }: DemonstrationPage): string {
  const [first] = documents;
  const offered = suggestions.filter((question) => !question.includes('|')).slice(0, SUGGESTED);
  const body = html`<main class="demonstration">
<div class="asking">
<h1>Ask the statement</h1>
<p class="lead">${DESCRIPTION}</p>
<statement-qa mode="inline" highlight="#document" heading="Questions and checks" suggestions="${offered.join('|')}" lang="en"></statement-qa>
<noscript><p class="notice">Asking needs JavaScript. The document can be read without.</p></noscript>
$${documentList(documents)}
</div>
$${first === undefined ? '' : articleHtml(first)}
</main>`;
  return pageLayout({
    title: 'Ask the statement',
    description: DESCRIPTION,
    language: 'en',
    address: `${address}/`,
    script: '/widget.js',
    body,
  });
}
