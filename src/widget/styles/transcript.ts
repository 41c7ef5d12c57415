import { css } from 'lit';

/** The conversation: questions, quotes with their paragraphs, verdicts and differences. */
export const transcript = css`
  .transcript {
    flex: 1 1 auto;
    min-block-size: 5rem;
    padding: 16px 18px;
    overflow: auto;
    overflow-wrap: anywhere;
  }
  .transcript:focus-visible {
    outline-offset: -3px;
  }
  .introduction,
  header button {
    color: var(--muted);
  }
  .aside,
  .kind,
  .legend,
  .suggestions > p,
  figcaption,
  dt,
  summary,
  .hint,
  .kinds span {
    color: var(--muted);
    font-size: 0.875em;
  }
  .citation,
  .difference,
  .mismatch,
  .failure {
    padding: 12px 14px;
  }
  .difference,
  .mismatch,
  .failure {
    border: 1px solid var(--border);
    border-radius: var(--small-radius);
  }
  blockquote,
  .difference {
    font-family: var(--quote-font);
    font-size: 1.0625em;
    white-space: pre-line;
  }
  .turn + .turn {
    margin-block-start: 24px;
    padding-block-start: 20px;
    border-block-start: 1px solid var(--border);
  }
  .question {
    margin-block-end: 12px;
    font-weight: 600;
    white-space: pre-line;
  }
  .kind {
    display: block;
    font-weight: 400;
  }
  .aside {
    margin-block: 8px;
  }
  .citation + .aside {
    margin-block-start: 20px;
  }
  .citation {
    border-inline-start: 3px solid var(--accent);
    background: var(--surface);
  }
  .citation + .citation,
  details {
    margin-block-start: 10px;
  }
  strong {
    font-weight: 700;
    background: linear-gradient(transparent 62%, color-mix(in oklab, var(--accent) 24%, transparent) 0);
  }
  figcaption {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 10px;
    margin-block-start: 8px;
  }
  figcaption a {
    display: inline-flex;
    align-items: center;
    gap: 3px;
    min-block-size: 28px;
    color: var(--accent);
    font-weight: 600;
    text-underline-offset: 3px;
  }
  figcaption svg {
    inline-size: 1em;
  }
  .title {
    flex: 1 1 10rem;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .copying {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 14px;
    flex-basis: 100%;
  }
  .plain {
    border: 0;
    text-decoration: underline var(--border);
    text-underline-offset: 3px;
  }
  .plain:hover {
    color: var(--text);
    text-decoration-color: currentColor;
  }
  .verdict {
    display: flex;
    gap: 8px;
    margin-block-end: 10px;
    font-weight: 600;
  }
  .verdict::before {
    flex: none;
    content: '–' / '';
  }
  .good {
    color: var(--good);
  }
  .verdict.good::before {
    content: '✓' / '';
  }
  .bad {
    color: var(--bad);
  }
  .verdict.bad::before {
    content: '≠' / '';
  }
  .mismatch {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr));
    gap: 8px;
    margin-block-end: 10px;
  }
  dd {
    font-weight: 600;
  }
  ins,
  del {
    padding-inline: 2px;
    border-radius: 3px;
  }
  ins {
    background: var(--bad-surface);
    color: var(--bad);
  }
  del {
    background: var(--good-surface);
    color: var(--good);
  }
  .legend {
    display: flex;
    gap: 8px;
    margin-block: 4px 12px;
  }
  summary {
    min-block-size: 28px;
    cursor: pointer;
  }
  details .citation {
    border-inline-start-color: var(--border);
    background: none;
  }
  .suggestions {
    margin-block-start: 16px;
  }
  .suggestions li {
    margin-block-start: 6px;
  }
  .secondary {
    padding: 6px 12px;
    border-color: var(--field-border);
    text-align: start;
  }
  .secondary:hover:enabled {
    border-color: var(--accent);
    color: var(--accent);
  }
  .failure {
    border-color: var(--bad);
    background: var(--bad-surface);
  }
  .failure button {
    margin-block-start: 8px;
  }
  @media (prefers-reduced-motion: no-preference) {
    .pending {
      animation: breathe 1.6s ease-in-out infinite alternate;
    }
    @keyframes breathe {
      to {
        opacity: 0.72;
      }
    }
  }
`;
