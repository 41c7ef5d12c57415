import { html, nothing, type TemplateResult } from 'lit';
import { icons } from './icons.js';
import type { Labels } from './labels/english.js';

export interface Panel {
  readonly labels: Labels;
  /** The labels' language. */
  readonly language: string;
  readonly heading: string;
  readonly headingLevel: number;
  /** What the live region says. */
  readonly announcement: string;
  readonly transcript: TemplateResult;
  readonly composer: TemplateResult;
  /** Null where there is nothing to clear. */
  readonly onClear: (() => void) | null;
}

export interface Launcher {
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly onClose: () => void;
}

function headerButton(name: 'clear' | 'close', label: string, onClick: () => void): TemplateResult {
  return html`<button type="button" part=${name} aria-label=${label} title=${label} @click=${onClick}>${icons[name]}</button>`;
}

function liveRegion(language: string, announcement: string): TemplateResult {
  return html`<div class="unseen" role="status" aria-live="polite" lang=${language}>${announcement}</div>`;
}

function contentView(panel: Panel, onClose: (() => void) | null): TemplateResult {
  const { labels, onClear } = panel;
  return html`<header part="header">
<div id="heading" part="heading" role="heading" aria-level=${panel.headingLevel} dir="auto">${panel.heading}</div>
${onClear === null ? nothing : headerButton('clear', labels.clear, onClear)}
${onClose === null ? nothing : headerButton('close', labels.close, onClose)}
</header>
${panel.transcript}
${panel.composer}
${liveRegion(panel.language, panel.announcement)}`;
}

/** The panel as a piece of the page. */
export function inlineView(panel: Panel): TemplateResult {
  return html`<section class="panel" part="panel" lang=${panel.language} aria-labelledby="heading">
${contentView(panel, null)}
</section>`;
}

/**
 * The panel as a dialog, with the button that opens it. Outside of a modal dialog nothing is heard, nor is inside of a
 * closed one: there is a live region for each.
 */
export function launcherView(panel: Panel, { isOpen, onToggle, onClose }: Launcher): TemplateResult {
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    onClose();
  };
  // A modal dialog is also closed by what a phone has in place of Escape.
  const onCancel = (event: Event): void => {
    event.preventDefault();
    onClose();
  };
  return html`<button type="button" class="launcher" part="launcher" lang=${panel.language} aria-haspopup="dialog"
 aria-expanded=${isOpen} @click=${onToggle}>${icons.launcher}<span>${panel.heading}</span></button>
<dialog class="panel" part="panel" lang=${panel.language} aria-labelledby="heading" @keydown=${onKey} @cancel=${onCancel}>
${contentView({ ...panel, announcement: isOpen ? panel.announcement : '' }, onClose)}
</dialog>
${liveRegion(panel.language, isOpen ? '' : panel.announcement)}`;
}
