import { css } from 'lit';

/** The panel with its head and its box to write in, and what all controls share. */
export const panel = css`
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  p,
  ol,
  ul,
  dl,
  dd,
  figure,
  blockquote {
    margin: 0;
    padding: 0;
  }
  ol,
  ul {
    list-style: none;
  }
  svg {
    inline-size: 1.25em;
    block-size: 1.25em;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  button,
  textarea {
    font: inherit;
    color: inherit;
  }
  button {
    min-block-size: 28px;
    min-inline-size: 28px;
    padding: 0;
    border: 1px solid transparent;
    border-radius: var(--small-radius);
    background: none;
    cursor: pointer;
  }
  button:disabled {
    opacity: 0.55;
    cursor: not-allowed;
  }
  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  .panel {
    position: relative;
    display: flex;
    flex-direction: column;
    block-size: 100%;
    max-block-size: var(--sqa-height, min(42rem, 100dvh - 2rem));
    max-inline-size: var(--sqa-width, none);
    scroll-margin: 1rem;
    padding: 0;
    overflow: hidden;
    border: 1px solid var(--border);
    border-radius: var(--radius);
    background: var(--background);
    color: var(--text);
  }
  header {
    display: flex;
    align-items: center;
    gap: 4px;
    padding-block: 10px;
    padding-inline: 18px 10px;
    border-block-end: 1px solid var(--border);
  }
  #heading {
    flex: 1;
    min-inline-size: 0;
    padding-block: 6px;
    font-weight: 650;
    overflow-wrap: anywhere;
  }
  header button,
  .send {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 36px;
    block-size: 36px;
  }
  header button:hover {
    background: var(--surface);
    color: var(--text);
  }

  form {
    padding: 10px 14px 8px;
    border-block-start: 1px solid var(--border);
  }
  .kinds {
    display: flex;
    flex-wrap: wrap;
    gap: 2px;
    margin-block-end: 8px;
  }
  .kinds label {
    position: relative;
    display: block;
    cursor: pointer;
  }
  .kinds input {
    position: absolute;
    inset: 0;
    margin: 0;
    opacity: 0;
  }
  .kinds span {
    display: block;
    padding: 3px 9px;
    border: 1px solid transparent;
    border-radius: 999px;
  }
  .kinds label:hover span {
    color: var(--text);
  }
  .kinds input:checked + span {
    border-color: var(--accent);
    color: var(--accent);
    font-weight: 600;
  }
  .kinds input:focus-visible + span {
    outline: 2px solid var(--accent);
    outline-offset: 1px;
  }
  .field {
    display: flex;
    align-items: flex-end;
    gap: 6px;
    padding: 4px;
    border: 1px solid var(--field-border);
    border-radius: var(--radius);
    background: var(--background);
  }
  .field:focus-within {
    border-color: var(--accent);
    outline: 1px solid var(--accent);
  }
  textarea {
    flex: 1;
    min-inline-size: 0;
    min-block-size: 36px;
    max-block-size: 9em;
    padding: 6px 8px;
    border: 0;
    background: none;
    resize: none;
    field-sizing: content;
  }
  textarea:focus-visible {
    outline: 0;
  }
  textarea::placeholder {
    color: var(--muted);
    opacity: 1;
  }
  .send {
    background: var(--accent);
    color: var(--accent-text);
  }
  .launcher:hover,
  .send:hover:enabled {
    background: color-mix(in oklab, var(--accent), var(--text) 25%);
  }
  .hint {
    margin-block-start: 4px;
  }
  .hint.wrong {
    color: var(--bad);
    font-weight: 600;
  }
  @media (max-height: 30rem), (pointer: coarse) {
    .keys {
      display: none;
    }
  }
  @media (max-height: 30rem) {
    /* So little height is left to the conversation, as far as it goes. */
    .panel {
      overflow: auto;
    }
    header {
      padding-block: 3px;
    }
    form {
      padding-block: 6px;
    }
    .kinds {
      margin-block-end: 4px;
    }
    textarea {
      max-block-size: 4.5em;
    }
  }
  @media (forced-colors: active) {
    .send,
    .kinds input:checked + span {
      border-color: ButtonText;
    }
    .kinds input:checked + span {
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
  }
`;
