import type { Answer, Citation } from '../types.js';

/** RFC 9457 problem details, as far as the page shows them. */
interface Problem {
  readonly detail: string;
}

/** The width from which page.css puts the document beside the answer. */
const SIDE_BY_SIDE = '(min-width: 60rem)';

function element<K extends keyof HTMLElementTagNameMap>(tag: K, text = '', className = ''): HTMLElementTagNameMap[K] {
  const created = document.createElement(tag);
  created.textContent = text;
  if (className !== '') created.className = className;
  return created;
}

function required<T extends Element>(selector: string, type: new () => T): T {
  const found = document.querySelector(selector);
  if (found instanceof type) return found;
  throw new Error(`The page has no ${selector}`);
}

function paragraphText(number: number): Element | null {
  return document.querySelector(`#document [data-paragraph="${String(number)}"] .text`);
}

function clearMarks(): void {
  for (const mark of document.querySelectorAll('#document mark')) mark.replaceWith(mark.textContent);
  for (const text of document.querySelectorAll('#document .text')) text.normalize();
}

/** Marks the quote in the document, if it is the one that is open; null where it is not. */
function markInDocument({ document: cited, paragraph, start, end }: Citation): HTMLElement | null {
  clearMarks();
  const isOpen = required('#document article', HTMLElement).dataset['document'] === cited.id;
  const node = isOpen ? paragraphText(paragraph)?.firstChild : null;
  if (!(node instanceof Text)) return null;
  const range = document.createRange();
  range.setStart(node, start);
  range.setEnd(node, end);
  const mark = document.createElement('mark');
  range.surroundContents(mark);
  return mark;
}

function citationElement(citation: Citation): HTMLElement {
  const figure = element('figure', '', 'citation');
  const quote = element('blockquote', citation.quote);
  const caption = element('figcaption');
  const link = element('a', `${citation.document.title}, paragraph ${String(citation.paragraph)}`);
  link.href = citation.url;
  link.addEventListener('click', (event) => {
    const mark = markInDocument(citation);
    if (mark === null) return;
    event.preventDefault();
    mark.scrollIntoView({ block: 'center' });
  });
  caption.append(link);
  figure.append(quote, caption);
  return figure;
}

function answerElements(answer: Answer): HTMLElement[] {
  if (answer.status === 'answered') return answer.citations.map(citationElement);
  const refusal = element('p', 'The documents do not say.', 'refusal');
  if (answer.related.length === 0) return [refusal];
  const details = element('details');
  details.append(
    element('summary', 'The nearest passages, which do not answer'),
    ...answer.related.map(citationElement),
  );
  return [refusal, details];
}

async function ask(question: string): Promise<Answer> {
  const response = await fetch('/v1/ask', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ question }),
  });
  if (!response.ok) throw new Error(((await response.json()) as Problem).detail);
  return (await response.json()) as Answer;
}

/** Only the latest question's answer is shown, whichever comes first. */
let latest = 0;

async function submit(question: string): Promise<void> {
  latest += 1;
  const own = latest;
  const output = required('#answer', HTMLElement);
  output.setAttribute('aria-busy', 'true');
  try {
    const answer = await ask(question);
    if (own !== latest) return;
    output.replaceChildren(element('p', question, 'question'), ...answerElements(answer));
    const [first] = answer.citations;
    if (first === undefined) clearMarks();
    else {
      const mark = markInDocument(first);
      // Where the document stands below the answer, scrolling to the mark would take the answer out of sight.
      if (matchMedia(SIDE_BY_SIDE).matches) mark?.scrollIntoView({ block: 'center' });
    }
  } catch (error) {
    if (own !== latest) return;
    const reason = error instanceof Error ? error.message : String(error);
    output.replaceChildren(element('p', `The question could not be asked. ${reason}`, 'failure'));
  } finally {
    if (own === latest) output.removeAttribute('aria-busy');
  }
}

required('#ask', HTMLFormElement).addEventListener('submit', (event) => {
  event.preventDefault();
  const question = required('#question', HTMLInputElement).value.trim();
  if (question !== '') void submit(question);
});
