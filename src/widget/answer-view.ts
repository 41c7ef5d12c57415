import { html, nothing, type TemplateResult } from 'lit';
import type { Answer } from './contract.js';
import { citationView } from './citation-view.js';
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

function refusalView(view: View, answer: Extract<Answer, { status: 'no_answer' }>): TemplateResult {
  const { labels } = view;
  // The contract leaves `related` out where nothing is near.
  const related = (answer as Partial<typeof answer>).related ?? [];
  return html`<p class="verdict open" part="refusal">${labels.noAnswer}</p>
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
