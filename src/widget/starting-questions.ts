import type { ApiClient } from './api-client.js';
import { listOf } from './attribute-list.js';

/** Questions to start with: the page's own, or else the server's, which is asked when they are first to be shown. */
export class StartingQuestions {
  readonly #client: ApiClient;
  readonly #onChange: () => void;
  #questions: readonly string[] | undefined;

  constructor(client: ApiClient, onChange: () => void) {
    this.#client = client;
    this.#onChange = onChange;
  }

  /** Those that are known by now. @param own the page's, parted by "|"; null where it has none */
  known(own: string | null): readonly string[] {
    if (own !== null) return listOf(own, /\|/);
    if (this.#questions === undefined) void this.#load();
    return this.#questions ?? [];
  }

  async #load(): Promise<void> {
    this.#questions = [];
    this.#questions = await this.#client.suggestions();
    this.#onChange();
  }
}
