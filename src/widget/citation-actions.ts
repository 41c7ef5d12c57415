import type { LitElement } from 'lit';
import type { Citation } from './contract.js';
import type { Announcer } from './announcer.js';
import { citationText, type CopyFormat } from '../citation-text.js';
import { emit } from './events.js';
import { isInPage, showInPage } from './host-page.js';
import type { Labels } from './labels/english.js';
import { filled } from './labels/labels.js';
import type { View } from './view.js';

export interface CitationActionsOptions {
  readonly host: LitElement;
  readonly announcer: Announcer;
  readonly labels: () => Labels;
  /** What holds the document in the page, as a selector; empty where nothing does. */
  readonly selector: () => string;
  /** Gives the way to the page free before a passage is shown in it, and takes it again on the way back. */
  readonly onLeave: () => void;
  readonly onReturn: () => void;
}

const TOLD_FOR_MS = 2500;

/** What a person can do with a citation: follow it to its passage and come back, and copy it. */
export class CitationActions {
  readonly #options: CitationActionsOptions;
  #isHere = new WeakMap<Citation, boolean>();
  #lookedIn = '';
  #copied: View['copied'] = null;

  constructor(options: CitationActionsOptions) {
    this.#options = options;
    if (document.readyState !== 'loading') return;
    window.addEventListener('DOMContentLoaded', () => {
      this.#lookedIn = '';
      options.host.requestUpdate();
    });
  }

  get copied(): View['copied'] {
    return this.#copied;
  }

  /** Whether the quote stands in the page, looked for once in each place: each keystroke draws the transcript anew. */
  isHere(citation: Citation): boolean {
    const selector = this.#options.selector();
    if (selector !== this.#lookedIn) {
      this.#lookedIn = selector;
      this.#isHere = new WeakMap();
    }
    const isHere = this.#isHere.get(citation) ?? isInPage(selector, citation.quote);
    this.#isHere.set(citation, isHere);
    return isHere;
  }

  /** Shows the passage in the page where it stands there; else the link opens the document. */
  follow(event: Event, citation: Citation, address: string): void {
    const { host, announcer, labels, selector, onLeave, onReturn } = this.#options;
    const link = event.currentTarget;
    if (!emit(host, 'sqa-citation-click', { citation, address })) {
      event.preventDefault();
      return;
    }
    if (!isInPage(selector(), citation.quote)) return;
    event.preventDefault();
    onLeave();
    showInPage(selector(), citation.quote, () => {
      onReturn();
      if (link instanceof HTMLElement) link.focus();
    });
    void announcer.say(labels().marked);
  }

  async copy(
    event: Event,
    citation: Citation,
    { format, address }: { format: CopyFormat; address: string },
  ): Promise<void> {
    const { host, announcer, labels } = this.#options;
    const figure = (event.currentTarget as Element).closest('figure');
    const paragraph = filled(labels().paragraph, { number: citation.paragraph });
    const text = citationText(citation.quote, { title: citation.document.title, paragraph, address }, format);
    try {
      await navigator.clipboard.writeText(text);
      this.#tell({ citation, format, isRefused: false });
      void announcer.say(labels().copied);
      emit(host, 'sqa-copy', { citation, format, text });
    } catch {
      // Not allowed, or a page without TLS, where there is no clipboard: the person can copy what is selected.
      const quote = figure?.querySelector('blockquote');
      if (quote) getSelection()?.selectAllChildren(quote);
      this.#tell({ citation, format, isRefused: true });
      void announcer.say(labels().copyRefused);
    }
  }

  #tell(copied: NonNullable<View['copied']>): void {
    this.#copied = copied;
    this.#options.host.requestUpdate();
    setTimeout(() => {
      if (this.#copied !== copied) return;
      this.#copied = null;
      this.#options.host.requestUpdate();
    }, TOLD_FOR_MS);
  }
}
