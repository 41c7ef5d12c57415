import { css } from 'lit';

/** The conversation: questions, quotes with their paragraphs, verdicts and differences. */
export const transcript = css`
  .transcript {
    flex: 1 1 auto;
    min-block-size: 8rem;
    padding: 16px 18px;
    overflow: auto;
    overscroll-behavior: contain;
    overflow-wrap: anywhere;
  }
  .transcript:focus-visible {
    outline-offset: -3px;
  }
  .introduction,
  .aside,
  .title,
  .legend {
    color: var(--muted);
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
    color: var(--muted);
    font-size: 0.8125em;
    font-weight: 400;
  }
  .aside {
    margin-block: 8px;
    font-size: 0.875em;
  }
  .citation {
    padding: 12px 14px;
    border-inline-start: 3px solid var(--accent);
    background: var(--surface);
  }
  .citation + .citation {
    margin-block-start: 10px;
  }
  blockquote {
    font-family: var(--quote-font);
    font-size: 1.0625em;
    white-space: pre-line;
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
    font-size: 0.875em;
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
    block-size: 1em;
  }
  .title {
    flex: 1 1 10rem;
    min-inline-size: 0;
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
    color: var(--muted);
    text-decoration: underline;
    text-decoration-color: var(--border);
    text-underline-offset: 3px;
  }
  .plain:hover {
    color: var(--text);
    text-decoration-color: currentColor;
  }
  .verdict {
    display: flex;
    align-items: baseline;
    gap: 8px;
    margin-block-end: 10px;
    font-weight: 600;
  }
  .verdict::before {
    flex: none;
    inline-size: 1.25em;
    text-align: center;
    content: '–' / '';
  }
  .verdict.good {
    color: var(--good);
  }
  .verdict.good::before {
    content: '✓' / '';
  }
  .verdict.bad {
    color: var(--bad);
  }
  .verdict.bad::before {
    content: '≠' / '';
  }
  dl {
    margin-block-end: 10px;
  }
  .mismatch {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr));
    gap: 8px;
    padding: 10px 14px;
    border: 1px solid var(--border);
    border-radius: var(--small-radius);
  }
  dt {
    color: var(--muted);
    font-size: 0.8125em;
  }
  .mismatch dd {
    font-weight: 600;
  }
  .difference {
    padding: 12px 14px;
    border: 1px solid var(--border);
    border-radius: var(--small-radius);
    font-family: var(--quote-font);
    font-size: 1.0625em;
    white-space: pre-line;
  }
  ins,
  del {
    padding-inline: 2px;
    border-radius: 3px;
  }
  ins {
    background: var(--bad-surface);
    color: var(--bad);
    text-decoration-thickness: 2px;
  }
  del {
    background: var(--good-surface);
    color: var(--good);
  }
  .legend {
    display: flex;
    gap: 8px;
    margin-block: 4px 12px;
    font-size: 0.8125em;
  }
  details {
    margin-block-start: 10px;
  }
  summary {
    min-block-size: 28px;
    color: var(--muted);
    font-size: 0.875em;
    cursor: pointer;
  }
  details .citation {
    margin-block-start: 10px;
    border-inline-start-color: var(--border);
    background: none;
  }
  .suggestions {
    margin-block-start: 16px;
  }
  .suggestions > p {
    color: var(--muted);
    font-size: 0.875em;
  }
  .suggestions li {
    margin-block-start: 6px;
  }
  .suggestion,
  .secondary {
    padding: 6px 12px;
    border-color: var(--field-border);
    text-align: start;
  }
  .suggestion:hover,
  .secondary:hover:enabled {
    border-color: var(--accent);
    color: var(--accent);
  }
  .pending {
    color: var(--muted);
  }
  .failure {
    padding: 12px 14px;
    border: 1px solid var(--bad);
    border-radius: var(--small-radius);
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
