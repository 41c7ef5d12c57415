import type { Inquiry, Result } from './contract.js';

/** One inquiry that was answered, as it is kept in the tab. */
export interface KeptEntry {
  readonly inquiry: Inquiry;
  readonly result: Result;
}

const MOST_KEPT = 30;
/** Goes up with every change of what is kept, so that an old transcript is not misread. */
const VERSION = 2;

/** The page's own scripts can write to its storage too: what is no entry is passed over. */
function isKeptEntry(value: unknown): value is KeptEntry {
  const { inquiry, result } = (value ?? {}) as Partial<KeptEntry>;
  return typeof inquiry?.text === 'string' && result?.kind === inquiry.kind;
}

/** The transcript in the tab's sessionStorage; where the browser refuses storage, nothing is kept and nothing fails. */
export class TranscriptStorage {
  readonly #key: string;

  /** @param scope tells conversations of one page's origin apart, such as the server's address */
  constructor(scope: string) {
    this.#key = `statement-qa:${String(VERSION)}:${scope}`;
  }

  read(): readonly KeptEntry[] {
    try {
      const kept: unknown = JSON.parse(sessionStorage.getItem(this.#key) ?? '[]');
      return Array.isArray(kept) ? kept.filter(isKeptEntry) : [];
    } catch {
      return [];
    }
  }

  write(entries: readonly KeptEntry[]): void {
    try {
      if (entries.length === 0) sessionStorage.removeItem(this.#key);
      else sessionStorage.setItem(this.#key, JSON.stringify(entries.slice(-MOST_KEPT)));
    } catch {
      // Refused or full: the conversation goes on without being kept.
    }
  }
}
