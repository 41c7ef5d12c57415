import type { Citation, Failure, Inquiry, Result } from './contract.js';
import type { CopyFormat } from '../citation-text.js';

declare global {
  interface HTMLElementEventMap {
    'sqa-open': CustomEvent<null>;
    'sqa-close': CustomEvent<null>;
    /** Something was handed in: a question, or a claim or quote to check. */
    'sqa-question': CustomEvent<Inquiry>;
    'sqa-answer': CustomEvent<{ readonly inquiry: Inquiry; readonly result: Result }>;
    /** A citation was followed; where the event is canceled, nothing is scrolled to or opened. */
    'sqa-citation-click': CustomEvent<{ readonly citation: Citation; readonly address: string }>;
    'sqa-copy': CustomEvent<{ readonly citation: Citation; readonly format: CopyFormat; readonly text: string }>;
    'sqa-error': CustomEvent<{ readonly inquiry: Inquiry; readonly failure: Failure }>;
  }
}

export type EventName = keyof HTMLElementEventMap & `sqa-${string}`;

export type EventDetail<Name extends EventName> = HTMLElementEventMap[Name]['detail'];

/** Tells the page that embeds the widget. @returns whether what follows by default should follow */
export function emit<Name extends EventName>(element: HTMLElement, name: Name, detail: EventDetail<Name>): boolean {
  const cancelable = name === 'sqa-citation-click';
  return element.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable }));
}
