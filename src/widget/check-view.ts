import { html, nothing, type TemplateResult } from 'lit';
import { citationView } from './citation-view.js';
import type { ClaimPart, ClaimResult, Difference, QuoteResult } from './contract.js';
import type { View } from './view.js';

/** How good the news is, which the style shows by shape and colour beside the words. */
const TONES = {
  supported: 'good',
  verbatim: 'good',
  contradicted: 'bad',
  altered: 'bad',
  not_found: 'open',
  absent: 'open',
} as const;

function differenceView({ labels }: View, differences: readonly Difference[]): TemplateResult {
  // What colour and line tell the eye, a screen reader says.
  const told = (label: string, text: string): TemplateResult =>
    html`<span class="unseen">[${label}: </span>${text}<span class="unseen">]</span>`;
  const pieces = differences.map(({ op, text }) => {
    if (op === 'equal') return text;
    if (op === 'insert') return html`<ins part="added">${told(labels.added, text)}</ins>`;
    return html`<del part="left-out">${told(labels.leftOut, text)}</del>`;
  });
  return html`<p class="difference" part="difference" dir="auto">${pieces}</p>
<p class="legend"><ins>${labels.added}</ins> <del>${labels.leftOut}</del></p>`;
}

export function quoteResultView(view: View, { status, citation, differences }: QuoteResult): TemplateResult {
  return html`<p class="verdict ${TONES[status]}" part="verdict">${view.labels[status]}</p>
${status === 'altered' ? differenceView(view, differences) : nothing}
${citation === null ? nothing : citationView(view, citation)}`;
}

function mismatchView({ labels }: View, { claim, document }: ClaimPart['mismatches'][number]): TemplateResult {
  return html`<dl class="mismatch" part="mismatch"><div><dt>${labels.mismatchClaim}</dt><dd dir="auto">${claim}</dd></div>
<div><dt>${labels.mismatchDocument}</dt><dd dir="auto">${document}</dd></div></dl>`;
}

/** A sentence of a claim; its own words are shown where there are several. */
function partView(view: View, { claim, verdict, citations, mismatches }: ClaimPart, isOnly: boolean): TemplateResult {
  return html`${isOnly ? nothing : html`<p class="aside" dir="auto">${claim}</p>`}
<p class="verdict ${TONES[verdict]}" part="verdict">${view.labels[verdict]}</p>
${mismatches.map((mismatch) => mismatchView(view, mismatch))}
${citations.map((citation) => citationView(view, citation))}`;
}

export function claimResultView(view: View, { quotes, parts }: ClaimResult): TemplateResult {
  return html`${parts.map((part) => partView(view, part, parts.length === 1))}
${quotes.length === 0 ? nothing : html`<p class="aside">${view.labels.quotedInClaim}</p>`}
${quotes.map((quote) => quoteResultView(view, quote))}`;
}
