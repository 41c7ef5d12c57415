import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Where the panel fills the screen, as its style says too. */
const SMALL_SCREEN = '(max-width: 40rem), (max-height: 30rem)';

type Host = ReactiveControllerHost & HTMLElement & { readonly renderRoot: HTMLElement | DocumentFragment };

/** The element that has the focus, if it is another one than the widget or the page's body. */
function focusedOutside(host: HTMLElement): HTMLElement | null {
  const { activeElement } = document;
  const isOutside = activeElement !== host && activeElement !== document.body;
  return isOutside && activeElement instanceof HTMLElement ? activeElement : null;
}

/**
 * The launcher's dialog. On a small screen it is modal, so that the focus stays inside; else the page beside it can be
 * used. Closing gives the focus back to where it was.
 */
export class PanelDialog implements ReactiveController {
  readonly #host: Host;
  #smallScreen: MediaQueryList | null = null;
  #isOpen = false;
  #opener: HTMLElement | null = null;

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Whether the page behind it can't be used. */
  get isModal(): boolean {
    return this.#isOpen && this.#smallScreen?.matches === true;
  }

  hostConnected(): void {
    this.#smallScreen = matchMedia(SMALL_SCREEN);
    this.#smallScreen.addEventListener('change', this.#onScreenChange);
  }

  hostDisconnected(): void {
    this.#smallScreen?.removeEventListener('change', this.#onScreenChange);
    // A page may put the widget elsewhere while it is open.
    this.#isOpen = false;
    this.#dialog?.close();
    this.#host.requestUpdate();
  }

  /** @returns whether it was closed before */
  open(): boolean {
    if (this.#isOpen) return false;
    this.#opener = focusedOutside(this.#host);
    this.#isOpen = true;
    this.#show();
    this.#host.requestUpdate();
    return true;
  }

  /** @returns whether it was open before */
  close(givesFocusBack: boolean): boolean {
    if (!this.#isOpen) return false;
    this.#isOpen = false;
    this.#dialog?.close();
    this.#host.requestUpdate();
    if (givesFocusBack) void this.#focusOpener();
    return true;
  }

  async #focusOpener(): Promise<void> {
    // The launcher is hidden as long as the panel is drawn open.
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>('.launcher')?.focus();
    // Where it takes the focus: it may be gone, or be a passage that took it only to be shown.
    this.#opener?.focus();
  }

  get #dialog(): HTMLDialogElement | null {
    return this.#host.renderRoot.querySelector('dialog');
  }

  #show(): void {
    if (this.#smallScreen?.matches === true) this.#dialog?.showModal();
    else this.#dialog?.show();
  }

  readonly #onScreenChange = (): void => {
    if (!this.#isOpen) return;
    const focused = this.#host.shadowRoot?.activeElement;
    this.#dialog?.close();
    this.#show();
    if (focused instanceof HTMLElement) focused.focus();
  };
}
