import { defineStatementQa } from './define.js';
import { StatementQaElement } from './element.js';
import { runQueue } from './queue.js';

/** Attributes of the widget that the script's element may hold as data- attributes. */
const HANDED_ON = [
  ...['mode', 'endpoint', 'documents', 'heading', 'heading-level', 'placeholder', 'lang', 'theme', 'highlight'],
  'suggestions',
];

/** What the script makes of itself: the launcher where its element asks for one, and the queue's calls. */
function start(script: HTMLScriptElement): void {
  if (script.dataset['mode'] !== undefined) {
    const widget = document.createElement('statement-qa');
    for (const name of HANDED_ON) {
      const value = script.getAttribute(`data-${name}`);
      if (value !== null) widget.setAttribute(name, value);
    }
    document.body.append(widget);
  }
  const widget = document.querySelector('statement-qa');
  if (widget !== null) runQueue(widget);
}

const { currentScript } = document;
if (currentScript instanceof HTMLScriptElement) {
  StatementQaElement.defaultEndpoint = new URL('.', currentScript.src).href;
  defineStatementQa();
  if (document.readyState === 'loading') {
    document.addEventListener('DOMContentLoaded', () => {
      start(currentScript);
    });
  } else start(currentScript);
}
