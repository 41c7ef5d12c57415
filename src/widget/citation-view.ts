import { html, type TemplateResult } from 'lit';
import type { Citation, Span } from './contract.js';
import { citationAddress } from './address.js';
import type { CopyFormat } from '../citation-text.js';
import { icons } from './icons.js';
import { filled } from './labels/labels.js';
import type { View } from './view.js';

/** The quote with the short answer in bold; a short answer that is all of the quote is not told apart. */
function quoteText({ quote, start }: Citation, short: Span | null): TemplateResult {
  if (short === null || short.end - short.start >= quote.length) return html`${quote}`;
  const from = short.start - start;
  const to = short.end - start;
  return html`${quote.slice(0, from)}<strong part="short-answer">${quote.slice(from, to)}</strong>${quote.slice(to)}`;
}

function copyLabel({ labels, copied }: View, citation: Citation, format: CopyFormat): string {
  if (copied?.citation === citation && copied.format === format) {
    return copied.isRefused ? labels.copyRefused : labels.copied;
  }
  return format === 'text' ? labels.copyText : labels.copyMarkdown;
}

function copyButton(view: View, citation: Citation, format: CopyFormat): TemplateResult {
  const address = citationAddress(view.server, citation);
  return html`<button type="button" class="plain" part="copy" @click=${(event: Event) => {
    view.actions.copy(event, citation, { format, address });
  }}>${copyLabel(view, citation, format)}</button>`;
}

/** The link to the quote: to its place in this page, or to the document, which opens beside it. */
function placeLink(view: View, citation: Citation): TemplateResult {
  const { labels, server, actions } = view;
  const address = citationAddress(server, citation);
  const isHere = view.isHere(citation);
  const paragraph = filled(labels.paragraph, { number: citation.paragraph });
  const name = `${paragraph}, ${citation.document.title}`;
  const onClick = (event: Event): void => {
    actions.follow(event, citation, address);
  };
  if (isHere)
    return html`<a part="citation-link" href=${address} aria-label=${name} @click=${onClick}>${paragraph}</a>`;
  return html`<a part="citation-link" href=${address} target="_blank" rel="noopener" aria-label="${name} (${labels.newTab})" @click=${onClick}>${paragraph}${icons.newTab}</a>`;
}

/** A quote, the paragraph that it stands in, and how to take it along. `short` counts into the paragraph's text. */
export function citationView(view: View, citation: Citation, short: Span | null = null): TemplateResult {
  return html`<figure part="citation" class="citation">
<blockquote part="quote" dir="auto" lang=${citation.document.language}>${quoteText(citation, short)}</blockquote>
<figcaption>
${placeLink(view, citation)}
<span class="title" dir="auto">${citation.document.title}</span>
<span class="copying">${copyButton(view, citation, 'text')}${copyButton(view, citation, 'markdown')}</span>
</figcaption>
</figure>`;
}
