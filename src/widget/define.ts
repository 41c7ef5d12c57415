import { StatementQaElement } from './element.js';

declare global {
  interface HTMLElementTagNameMap {
    'statement-qa': StatementQaElement;
  }
}

/** Makes `<statement-qa>` known to the page; a second time changes nothing. */
export function defineStatementQa(): void {
  if (customElements.get('statement-qa') === undefined) customElements.define('statement-qa', StatementQaElement);
}
