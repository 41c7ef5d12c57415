import html from 'html-template-tag';
import type { CorpusDocument, Paragraph } from '../types.js';
import { LONGEST_QUESTION } from './schemas.js';

interface Page {
  readonly title: string;
  readonly language: string;
  readonly main: string;
  readonly hasScript: boolean;
}

/** `html` escapes what is put in; `$${…}` marks what is HTML already. */
function layout({ title, language, main, hasScript }: Page): string {
  const script = hasScript ? '<script type="module" src="/assets/ask-page.js"></script>' : '';
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/assets/page.css">
$${script}
</head>
<body>
<main class="${hasScript ? 'ask' : 'document'}">
$${main}
</main>
</body>
</html>
`;
}

function paragraphHtml({ number, text }: Paragraph): string {
  const count = String(number);
  const permalink = html`<a class="number" href="#p${count}" aria-label="Paragraph ${count}">${count}</a>`;
  return html`<p id="p${count}" data-paragraph="${count}">$${permalink}<span class="text">${text}</span></p>`;
}

function bodyHtml({ title, paragraphs }: CorpusDocument): string {
  let shown: string | null = title;
  return paragraphs
    .map((paragraph) => {
      const { heading } = paragraph;
      const isNew = heading !== null && heading !== shown;
      shown = heading;
      return (isNew ? html`<h3>${heading}</h3>` : '') + paragraphHtml(paragraph);
    })
    .join('\n');
}

function documentHtml(document: CorpusDocument): string {
  const facts = [document.date, document.source].filter((fact) => fact !== null).join(' · ');
  return html`<article data-document="${document.id}" lang="${document.language}">
<h2>${document.title}</h2>
<p class="facts">${facts}</p>
$${bodyHtml(document)}
</article>`;
}

/** The readable document with a permalink for each paragraph. */
export function documentPage(document: CorpusDocument): string {
  const main = `${documentHtml(document)}\n<p><a href="/">Ask a question</a></p>`;
  return layout({ title: document.title, language: document.language, main, hasScript: false });
}

function documentList(documents: readonly CorpusDocument[]): string {
  if (documents.length < 2) return '';
  const items = documents.map(({ id, title }) => html`<li><a href="/documents/${id}">${title}</a></li>`).join('\n');
  return `<h2>Documents</h2>\n<ul>\n${items}\n</ul>`;
}

/** A question box, the answer, and the document beside it; of several documents the first stands there. */
export function askPage(documents: readonly CorpusDocument[]): string {
  const [first] = documents;
  const main = html`<section class="conversation">
<h1>Ask the statement</h1>
<p>Answers are the document's own words, with the paragraph they stand in. What it does not say stays unanswered.</p>
<form id="ask">
<label for="question">Your question</label>
<div class="row">
<input id="question" maxlength="${String(LONGEST_QUESTION)}" required autocomplete="off" autofocus>
<button>Ask</button>
</div>
</form>
<div id="answer" role="status" aria-live="polite"></div>
<noscript><p>Asking needs JavaScript here. The document can be read without.</p></noscript>
$${documentList(documents)}
</section>
<section class="document" id="document">$${first === undefined ? '' : documentHtml(first)}</section>`;
  return layout({ title: 'Ask the statement', language: 'en', main, hasScript: true });
}
