import { defineStatementQa } from './define.js';
import { StatementQaElement } from './element.js';
import { runQueue } from './queue.js';

const PREFIX = 'data-';

/** The widget where the script's element asks for one, with its data- attributes as the widget's, and the queue's calls. */
function start(script: HTMLScriptElement): void {
  if (script.dataset['mode'] !== undefined) {
    const widget = document.createElement('statement-qa');
    for (const { name, value } of script.attributes) {
      if (name.startsWith(PREFIX)) widget.setAttribute(name.slice(PREFIX.length), value);
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
