import html from 'html-template-tag';
import { dateInWords } from '../date-in-words.js';
import type { CorpusDocument, Paragraph } from '../types.js';

function dateHtml(date: string): string {
  return html`<time datetime="${date}">${dateInWords(date)}</time>`;
}

/** Date and source, as far as the document states them. */
export function factsHtml({ date, source }: CorpusDocument): string {
  const facts = [
    ...(date === null ? [] : [html`<div><dt>Date</dt><dd>$${dateHtml(date)}</dd></div>`]),
    ...(source === null ? [] : [html`<div><dt>Source</dt><dd dir="auto">${source}</dd></div>`]),
  ];
  return facts.length === 0 ? '' : `<dl class="facts" lang="en">${facts.join('')}</dl>`;
}

function textHtml(text: string, marked: RegExp | null): string {
  const found = marked?.exec(text);
  if (!found) return html`${text}`;
  const end = found.index + found[0].length;
  return html`${text.slice(0, found.index)}<mark>${found[0]}</mark>${text.slice(end)}`;
}

function paragraphHtml({ number, text }: Paragraph, marked: RegExp | null): string {
  const count = String(number);
  const permalink = html`<a class="number" href="#p${count}" lang="en" aria-label="Paragraph ${count}">${count}</a>`;
  return html`<p id="p${count}" data-paragraph="${count}" dir="auto">$${permalink}<span class="text">$${textHtml(text, marked)}</span></p>`;
}

/** The document's paragraphs, numbered, under their headings. `marked` is marked where it first stands in each. */
export function paragraphsHtml(
  { title, paragraphs }: CorpusDocument,
  { level, marked = null }: { level: 'h2' | 'h3'; marked?: RegExp | null },
): string {
  let shown: string | null = title;
  return paragraphs
    .map((paragraph) => {
      const { heading } = paragraph;
      const isNew = heading !== null && heading !== shown;
      shown = heading;
      return (isNew ? html`<${level} dir="auto">${heading}</${level}>` : '') + paragraphHtml(paragraph, marked);
    })
    .join('\n');
}
