import { LRUCache } from 'lru-cache';
import type { Answer, AskRequest } from '../types.js';

export interface AnswerCacheFields {
  /** How many answers are kept, those asked for last; at least 1. */
  readonly size: number;
  /** Told of every look whether the answer was there. */
  readonly onLookup?: ((isThere: boolean) => void) | undefined;
}

/** All that decides an answer over one index, but for the words that a follow-up was asked in. */
export type Resolved = Required<Pick<AskRequest, 'documents' | 'limit'>> & { readonly standalone: string };

/** Keeps the answers of one index for who asks the same again, in memory only. A new index has a cache of its own. */
export class AnswerCache {
  readonly #answers: LRUCache<string, Answer>;
  readonly #onLookup: AnswerCacheFields['onLookup'];

  constructor({ size, onLookup }: AnswerCacheFields) {
    this.#answers = new LRUCache({ max: size });
    this.#onLookup = onLookup;
  }

  /** The answer that is there, or else the one that is found now. What could not be found is tried anew. */
  async answer(resolved: Resolved, find: () => Promise<Answer>): Promise<Answer> {
    const { standalone, documents, limit } = resolved;
    const key = JSON.stringify([standalone, limit, documents === undefined ? null : [...new Set(documents)].sort()]);
    const known = this.#answers.get(key);
    this.#onLookup?.(known !== undefined);
    if (known !== undefined) return known;
    const found = await find();
    this.#answers.set(key, found);
    return found;
  }
}
