import type { StatementQaElement } from './element.js';

/** What a page wants done with its widget, also before the widget's script is there. */
export type QueuedCall = (widget: StatementQaElement) => void;

declare global {
  interface Window {
    /** An array until the script is loaded; then what is pushed is called at once. */
    statementQA?: { push(...calls: QueuedCall[]): unknown };
  }
}

/** Makes the calls that were kept, in their order, and from then on each as it comes. */
export function runQueue(widget: StatementQaElement): void {
  const push = (...calls: QueuedCall[]): void => {
    for (const call of calls) call(widget);
  };
  const kept = window.statementQA;
  window.statementQA = { push };
  if (Array.isArray(kept)) push(...(kept as QueuedCall[]));
}
