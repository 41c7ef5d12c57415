import { html, type TemplateResult } from 'lit';

function icon(path: string): TemplateResult {
  return html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d=${path} /></svg>`;
}

export const icons = {
  close: icon('M6 6l12 12M18 6L6 18'),
  clear: icon('M5 7h14M10 7V5h4v2M7 7l1 12h8l1-12M10.5 10.5v5M13.5 10.5v5'),
  send: icon('M12 19V5M6 11l6-6 6 6'),
  launcher: icon('M4 5h16v11H10l-4 4v-4H4zM8 9h8M8 12h5'),
  newTab: icon('M10 6H6v12h12v-4M13 5h6v6M19 5l-8 8'),
};
