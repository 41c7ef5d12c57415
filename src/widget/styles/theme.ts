import { css } from 'lit';

/** Colours, type and measures. The host sets what begins with --sqa-; the rest follows from it. */
export const theme = css`
  :host {
    color-scheme: light dark;
    --background: var(--sqa-background, light-dark(#fff, #15191f));
    --text: var(--sqa-text, light-dark(#1b2330, #e8ebf0));
    --muted: var(--sqa-muted, light-dark(#566073, #a4aebd));
    --border: var(--sqa-border, light-dark(#d5dae2, #363e4b));
    --field-border: var(--sqa-field-border, light-dark(#7a8496, #768194));
    --surface: var(--sqa-surface, light-dark(#f4f6f9, #1e242d));
    --accent: var(--sqa-accent, light-dark(#1f4e8c, #9cc1f5));
    --accent-text: var(--sqa-accent-text, light-dark(#fff, #10202f));
    --good: light-dark(#1a6b3c, #7fd0a0);
    --bad: light-dark(#a3262a, #f5a3a3);
    --good-surface: color-mix(in oklab, var(--good) 12%, transparent);
    --bad-surface: color-mix(in oklab, var(--bad) 12%, transparent);
    --radius: var(--sqa-radius, 10px);
    --small-radius: calc(var(--radius) * 0.6);
    --quote-font: var(--sqa-quote-font, Charter, Cambria, Georgia, serif);
    display: block;
    color: var(--text);
    font: var(--sqa-font-size, 1rem) / 1.5 var(--sqa-font, system-ui, sans-serif);
    text-align: start;
  }
  :host([hidden]) {
    display: none;
  }
  :host([theme='light']) {
    color-scheme: light;
  }
  :host([theme='dark']) {
    color-scheme: dark;
  }
  :host([mode='launcher']) {
    display: contents;
  }
`;
