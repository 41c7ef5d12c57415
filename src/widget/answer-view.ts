import { html, nothing, type TemplateResult } from 'lit';
import type { Answer, NoAnswer } from './contract.js';
import { citationView } from './citation-view.js';
import type { Labels } from './labels/english.js';
import { filled } from './labels/labels.js';
import type { View } from './view.js';

/** Questions that ask themselves on a click. */
export function suggestionsView({ actions }: View, title: string, questions: readonly string[]): TemplateResult {
  if (questions.length === 0) return html``;
  return html`<div part="suggestions" class="suggestions"><p>${title}</p><ul>
${questions.map(
  (question) =>
    html`<li><button type="button" part="suggestion" class="secondary" dir="auto" @click=${() => {
      actions.ask(question);
    }}>${question}</button></li>`,
)}
</ul></div>`;
}

/** That the documents don't say, or that it was no question to them. */
export function refusalText(labels: Labels, { reason }: NoAnswer): string {
  return reason === 'not_said' ? labels.noAnswer : labels.noQuestion;
}

function refusalView(view: View, answer: NoAnswer): TemplateResult {
  const { labels } = view;
  const { related } = answer;
  return html`<p class="verdict open" part="refusal">${refusalText(labels, answer)}</p>
${answer.suggestions.length === 0 ? html`<p class="aside">${labels.noAnswerAdvice}</p>` : nothing}
${
  related.length === 0
    ? nothing
    : html`<details part="related"><summary>${labels.related}</summary>${related.map((citation) => citationView(view, citation))}</details>`
}`;
}

/** An answer, or that there is none, without what to ask next. */
export function answerView(view: View, answer: Answer): TemplateResult {
  const { labels } = view;
  const { question, standaloneQuestion } = answer;
  const understood =
    standaloneQuestion === question
      ? nothing
      : html`<p class="aside">${filled(labels.understoodAs, { question: standaloneQuestion })}</p>`;
  if (answer.status === 'no_answer') return html`${understood}${refusalView(view, answer)}`;
  return html`${understood}${answer.citations.map((citation, i) =>
    citationView(view, citation, i === answer.answer.citation ? answer.answer : null),
  )}`;
}

/** Questions to go on with after an answer or a refusal. */
export function nextSuggestionsView(view: View, { status, suggestions }: Answer): TemplateResult {
  const title = status === 'answered' ? view.labels.suggestions : view.labels.suggestionsInstead;
  return suggestionsView(view, title, suggestions);
}
