import { html, nothing, type TemplateResult } from 'lit';
import { answerView, nextSuggestionsView, suggestionsView } from './answer-view.js';
import { claimResultView, quoteResultView } from './check-view.js';
import type { Failure, Result } from './contract.js';
import type { Entry, Outcome } from './conversation.js';
import type { Labels } from './labels/english.js';
import { filled } from './labels/labels.js';
import type { View } from './view.js';

/** Pixels between the transcript's upper edge and a question that is scrolled to. */
const AIR_ABOVE = 16;

/** What a failure is told as, to the eye and to a screen reader. */
export function failureText(labels: Labels, failure: Failure): string {
  switch (failure.kind) {
    case 'rate-limited':
      return failure.secondsLeft === 0
        ? labels.rateLimitOver
        : filled(labels.rateLimited, { seconds: failure.secondsLeft });
    case 'refused':
      return filled(labels.refused, { detail: failure.detail });
    default:
      return labels[failure.kind];
  }
}

function resultView(view: View, result: Result, isLast: boolean): TemplateResult {
  if (result.kind === 'claim') return claimResultView(view, result.check);
  if (result.kind === 'quote') return quoteResultView(view, result.quote);
  return html`${answerView(view, result.answer)}${isLast ? nextSuggestionsView(view, result.answer) : nothing}`;
}

function failureView(view: View, entry: Entry, failure: Failure): TemplateResult {
  const mustWait = failure.kind === 'rate-limited' && failure.secondsLeft > 0;
  const retry = html`<button type="button" part="retry" class="secondary" ?disabled=${mustWait} @click=${() => {
    view.actions.retry(entry);
  }}>${view.labels.retry}</button>`;
  return html`<div class="failure" part="failure"><p>${failureText(view.labels, failure)}</p>
${failure.kind === 'refused' ? nothing : retry}</div>`;
}

function outcomeView(view: View, entry: Entry, outcome: Outcome, isLast: boolean): TemplateResult {
  switch (outcome.state) {
    case 'pending':
      return html`<p class="pending" part="pending">${outcome.isSlow ? view.labels.slow : view.labels.loading}</p>`;
    case 'failed':
      return failureView(view, entry, outcome.failure);
    case 'answered':
      return resultView(view, outcome.result, isLast);
  }
}

function turnView(view: View, entry: Entry, isLast: boolean): TemplateResult {
  const { inquiry, outcome } = entry;
  const kind = inquiry.kind === 'question' ? nothing : html`<span class="kind">${view.labels[inquiry.kind]}</span>`;
  return html`<li part="turn" class="turn" aria-busy=${outcome.state === 'pending'}>
<div part="question" class="question" role="heading" aria-level=${view.turnLevel} dir="auto">${kind}${inquiry.text}</div>
${outcomeView(view, entry, outcome, isLast)}
</li>`;
}

/** The conversation so far; where there is none yet, what this is and what could be asked. */
export function transcriptView(view: View, entries: readonly Entry[], suggestions: readonly string[]): TemplateResult {
  const { labels } = view;
  const start = html`<p class="introduction" part="introduction">${labels.introduction}</p>
${suggestionsView(view, labels.suggestions, suggestions)}`;
  const turns = html`<ol role="list">
${entries.map((entry, i) => turnView(view, entry, i === entries.length - 1))}
</ol>`;
  return html`<div class="transcript" part="transcript" role="group" aria-labelledby="heading" tabindex="0">
${entries.length === 0 ? start : turns}</div>`;
}

/**
 * Brings the last turn's question to the top of the transcript, where the answer is read from; `isInUse` also all of the
 * panel into sight, which may have grown out of it.
 */
export function scrollToLastTurn(root: ParentNode, isInUse: boolean): void {
  if (isInUse) root.querySelector('.panel')?.scrollIntoView({ block: 'nearest' });
  const scroller = root.querySelector<HTMLElement>('.transcript');
  const last = root.querySelector<HTMLElement>('.turn:last-child > .question');
  if (scroller && last) scroller.scrollTop = last.offsetTop - scroller.offsetTop - AIR_ABOVE;
}
