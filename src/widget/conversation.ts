import { FailureError, type ApiClient } from './api-client.js';
import type { AskRequest, Failure, Inquiry, Result } from './contract.js';
import type { KeptEntry, TranscriptStorage } from './storage.js';

export type Outcome =
  | { readonly state: 'pending'; readonly isSlow: boolean }
  | { readonly state: 'answered'; readonly result: Result }
  | { readonly state: 'failed'; readonly failure: Failure };

/** One turn of the transcript. */
export interface Entry {
  readonly id: number;
  readonly inquiry: Inquiry;
  readonly outcome: Outcome;
}

export interface ConversationOptions {
  readonly client: ApiClient;
  readonly storage: TranscriptStorage;
  readonly onChange: () => void;
  /** Once an inquiry that takes long. */
  readonly onSlow: () => void;
}

const SLOW_AFTER_MS = 2000;
/** So many turns that the longest ones in any script stay below the server's limit of a request's size. */
const HISTORY_TURNS = 6;

/**
 * The conversation so far, which the server takes with each question; failures are no part of it. A follow-up is understood
 * better by the sentence that answered than by the few words of it that answer.
 */
function historyOf(entries: readonly Entry[]): NonNullable<AskRequest['history']> {
  return entries
    .flatMap(({ inquiry, outcome }) =>
      outcome.state === 'answered' && outcome.result.kind === 'question'
        ? [{ question: inquiry.text, answer: outcome.result.answer.citations[0]?.quote ?? null }]
        : [],
    )
    .slice(-HISTORY_TURNS);
}

/** The transcript and what is under way in it; free of the DOM. */
export class Conversation {
  #entries: readonly Entry[];
  #nextId: number;
  #underWay = new AbortController();
  readonly #client: ApiClient;
  readonly #storage: TranscriptStorage;
  readonly #onChange: () => void;
  readonly #onSlow: () => void;

  constructor({ client, storage, onChange, onSlow }: ConversationOptions) {
    this.#client = client;
    this.#storage = storage;
    this.#onChange = onChange;
    this.#onSlow = onSlow;
    this.#entries = storage
      .read()
      .map(({ inquiry, result }, id) => ({ id, inquiry, outcome: { state: 'answered', result } }));
    this.#nextId = this.#entries.length;
  }

  get entries(): readonly Entry[] {
    return this.#entries;
  }

  /** The inquiries that failed because there was no network, oldest first. */
  get askedOffline(): readonly Entry[] {
    return this.#entries.filter(({ outcome }) => outcome.state === 'failed' && outcome.failure.kind === 'offline');
  }

  get isPending(): boolean {
    return this.#entries.some(({ outcome }) => outcome.state === 'pending');
  }

  /** Hands an inquiry in and resolves to what became of it; null where the conversation was cleared meanwhile. */
  submit(inquiry: Inquiry): Promise<Outcome | null> {
    const id = this.#nextId;
    this.#nextId += 1;
    this.#entries = [...this.#entries, { id, inquiry, outcome: { state: 'pending', isSlow: false } }];
    return this.#run(id, inquiry);
  }

  /** Hands in again what failed. */
  retry({ id, inquiry }: Entry): Promise<Outcome | null> {
    this.#set(id, { state: 'pending', isSlow: false });
    return this.#run(id, inquiry);
  }

  /** Gives up what is under way; the transcript stays as it is kept. */
  stop(): void {
    this.#underWay.abort();
  }

  clear(): void {
    this.stop();
    this.#underWay = new AbortController();
    this.#entries = [];
    this.#changed();
  }

  async #run(id: number, inquiry: Inquiry): Promise<Outcome | null> {
    const { signal } = this.#underWay;
    const before = historyOf(this.#entries.filter((entry) => entry.id < id));
    this.#changed();
    const slow = setTimeout(() => {
      this.#set(id, { state: 'pending', isSlow: true });
      this.#onSlow();
    }, SLOW_AFTER_MS);
    const outcome = await this.#outcome(inquiry, before, signal);
    clearTimeout(slow);
    if (signal.aborted) return null;
    this.#set(id, outcome);
    this.#countDown(id);
    return outcome;
  }

  async #outcome(inquiry: Inquiry, history: AskRequest['history'], signal: AbortSignal): Promise<Outcome> {
    try {
      return { state: 'answered', result: await this.#client.submit(inquiry, history, signal) };
    } catch (error) {
      return { state: 'failed', failure: error instanceof FailureError ? error.failure : { kind: 'server' } };
    }
  }

  /** Takes a second a second off the wait that the server asked for. */
  #countDown(id: number): void {
    const outcome = this.#entries.find((entry) => entry.id === id)?.outcome;
    if (outcome?.state !== 'failed' || outcome.failure.kind !== 'rate-limited') return;
    const { failure } = outcome;
    if (failure.secondsLeft === 0) return;
    setTimeout(() => {
      // A retry or a clearing meanwhile has put another outcome there.
      if (this.#entries.find((entry) => entry.id === id)?.outcome !== outcome) return;
      this.#set(id, { state: 'failed', failure: { ...failure, secondsLeft: failure.secondsLeft - 1 } });
      this.#countDown(id);
    }, 1000);
  }

  #set(id: number, outcome: Outcome): void {
    this.#entries = this.#entries.map((entry) => (entry.id === id ? { ...entry, outcome } : entry));
    this.#changed();
  }

  #changed(): void {
    const answered = this.#entries.flatMap(({ inquiry, outcome }): KeptEntry[] =>
      outcome.state === 'answered' ? [{ inquiry, result: outcome.result }] : [],
    );
    this.#storage.write(answered);
    this.#onChange();
  }
}
