import { LONGEST_QUESTION, LONGEST_QUOTE } from '../limits.js';
import type { Inquiry } from './contract.js';

/** Safari tells of the Enter that ends a composition only after the composition's end, within this time. */
const COMPOSITION_ENTER_MS = 50;

export interface ComposerOptions {
  readonly onChange: () => void;
  /** @returns whether the inquiry is taken; where it is not, it stays in the box */
  readonly onSend: (inquiry: Inquiry) => boolean;
  /** What was handed in last; empty where nothing was. */
  readonly last: () => string;
}

/** What is being written, and what the keys do with it. */
export class Composer {
  #kind: Inquiry['kind'] = 'question';
  #draft = '';
  #composedAt = -Infinity;
  readonly #options: ComposerOptions;

  constructor(options: ComposerOptions) {
    this.#options = options;
  }

  get kind(): Inquiry['kind'] {
    return this.#kind;
  }

  get draft(): string {
    return this.#draft;
  }

  /** How many characters more the server takes in what is handed in; below 0 where there are too many already. */
  get charactersLeft(): number {
    return (this.#kind === 'quote' ? LONGEST_QUOTE : LONGEST_QUESTION) - this.#draft.length;
  }

  get isTooLong(): boolean {
    return this.charactersLeft < 0;
  }

  readonly setKind = (kind: Inquiry['kind']): void => {
    this.#kind = kind;
    this.#options.onChange();
  };

  readonly setDraft = (draft: string): void => {
    this.#draft = draft;
    this.#options.onChange();
  };

  readonly send = (): void => {
    const text = this.#draft.trim();
    if (text === '' || this.isTooLong) return;
    if (this.#options.onSend({ kind: this.#kind, text })) this.setDraft('');
  };

  readonly onCompositionEnd = ({ timeStamp }: Event): void => {
    this.#composedAt = timeStamp;
  };

  /** Enter sends, Shift + Enter breaks the line, arrow up in an empty box recalls what was handed in last. */
  readonly onKey = (event: KeyboardEvent): void => {
    if (event.isComposing || event.timeStamp - this.#composedAt < COMPOSITION_ENTER_MS) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      this.send();
    }
    if (event.key === 'ArrowUp' && this.#draft === '' && this.#options.last() !== '') {
      event.preventDefault();
      this.setDraft(this.#options.last());
    }
  };
}
