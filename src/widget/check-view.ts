import { html, nothing, type TemplateResult } from 'lit';
import { citationView } from './citation-view.js';
import type { ClaimResult, Difference, QuoteResult } from './contract.js';
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
  const pieces = differences.map(({ op, text }) => {
    if (op === 'equal') return html`${text}`;
    if (op === 'insert')
      return html`<ins part="added"><span class="unseen">[${labels.added}: </span>${text}<span class="unseen">]</span></ins>`;
    return html`<del part="left-out"><span class="unseen">[${labels.leftOut}: </span>${text}<span class="unseen">]</span></del>`;
  });
  return html`<p class="difference" part="difference" dir="auto">${pieces}</p>
<p class="legend"><ins>${labels.added}</ins> <del>${labels.leftOut}</del></p>`;
}

export function quoteResultView(view: View, { status, citation, differences }: QuoteResult): TemplateResult {
  return html`<p class="verdict ${TONES[status]}" part="verdict">${view.labels[status]}</p>
${status === 'altered' ? differenceView(view, differences) : nothing}
${citation === null ? nothing : citationView(view, citation)}`;
}

function mismatchView({ labels }: View, { claim, document }: ClaimResult['mismatches'][number]): TemplateResult {
  return html`<dl class="mismatch" part="mismatch"><div><dt>${labels.mismatchClaim}</dt><dd dir="auto">${claim}</dd></div>
<div><dt>${labels.mismatchDocument}</dt><dd dir="auto">${document}</dd></div></dl>`;
}

export function claimResultView(view: View, { verdict, citations, mismatches, quotes }: ClaimResult): TemplateResult {
  return html`<p class="verdict ${TONES[verdict]}" part="verdict">${view.labels[verdict]}</p>
${mismatches.map((mismatch) => mismatchView(view, mismatch))}
${citations.map((citation) => citationView(view, citation))}
${quotes.length === 0 ? nothing : html`<p class="aside">${view.labels.quotedInClaim}</p>`}
${quotes.map((quote) => quoteResultView(view, quote))}`;
}
