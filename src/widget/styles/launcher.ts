import { css } from 'lit';

/** The button that opens the panel, and the panel as a dialog: beside the page, or all over a small screen. */
export const launcher = css`
  .launcher,
  dialog.panel {
    position: fixed;
    inset-block: auto var(--sqa-offset, 20px);
    inset-inline: auto var(--sqa-offset, 20px);
    z-index: var(--sqa-z-index, 2147483000);
    max-inline-size: calc(100vw - 40px);
  }
  .launcher {
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: 48px;
    padding: 0 18px 0 14px;
    border-radius: 999px;
    background: var(--accent);
    color: var(--accent-text);
    font-weight: 600;
    box-shadow: 0 4px 16px rgb(0 0 0 / 28%);
  }
  .launcher[aria-expanded='true'] {
    visibility: hidden;
  }
  .launcher:focus-visible {
    outline-color: var(--text);
    box-shadow: 0 0 0 2px var(--background);
  }
  dialog.panel {
    margin: 0;
    inline-size: var(--sqa-width, 26rem);
    block-size: var(--sqa-height, 40rem);
    max-block-size: calc(100dvh - 40px);
    box-shadow: 0 8px 40px rgb(0 0 0 / 28%);
  }
  dialog.panel:not([open]) {
    display: none;
  }
  @media (max-width: 40rem), (max-height: 30rem) {
    dialog.panel {
      inset: 0;
      inline-size: 100%;
      max-inline-size: none;
      block-size: 100dvh;
      max-block-size: none;
      border: 0;
      border-radius: 0;
    }
  }
  @media (forced-colors: active) {
    .launcher {
      border-color: ButtonText;
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    dialog.panel[open] {
      animation: arrive 160ms ease-out;
    }
    @keyframes arrive {
      from {
        opacity: 0;
        translate: 0 8px;
      }
    }
  }
`;
