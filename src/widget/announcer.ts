import type { ReactiveControllerHost } from 'lit';

/** What the widget says in a live region. */
export class Announcer {
  readonly #host: ReactiveControllerHost;
  #text = '';

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  get text(): string {
    return this.#text;
  }

  /** Says a text once, also where it is the same as the one before; an empty one says nothing. */
  async say(text: string): Promise<void> {
    this.#set('');
    if (text === '') return;
    await this.#host.updateComplete;
    this.#set(text);
  }

  #set(text: string): void {
    this.#text = text;
    this.#host.requestUpdate();
  }
}
