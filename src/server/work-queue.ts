import { letOthersIn } from '../stages.js';
import { ProblemError } from './problem.js';

export interface WorkLimits {
  /** How many requests are worked on in turns. One thread does the work: more at once makes none of them quicker. */
  readonly atOnce: number;
  /** In milliseconds: who would wait longer for a turn, by how long others took lately, is turned away at once. */
  readonly longestWait: number;
}

/** What a request is taken to need before any was answered, in milliseconds. */
const FIRST_GUESS = 50;
/** How much the last request counts in what the next one is taken to need. */
const WEIGHT_OF_LAST = 0.1;

export function overloaded(): ProblemError {
  return new ProblemError(503, 'Overloaded', 'More is asked than can be answered now. Try again in a second.', {
    headers: { 'Retry-After': '1' },
  });
}

/** Work in the order in which it comes, a few at once, and no more of it than is begun in good time. */
export class WorkQueue {
  readonly #limits: WorkLimits;
  readonly #waiting = new Set<() => void>();
  #underWay = 0;
  /** How long work takes lately from its beginning to its end, in milliseconds. */
  #usual = FIRST_GUESS;

  constructor(limits: WorkLimits) {
    this.#limits = limits;
  }

  get isIdle(): boolean {
    return this.#underWay === 0;
  }

  /** Whether one more would wait too long for its turn. */
  get isFull(): boolean {
    const { atOnce, longestWait } = this.#limits;
    if (this.#underWay < atOnce) return false;
    return ((this.#waiting.size + 1) * this.#usual) / atOnce > longestWait;
  }

  /**
   * Does the work when its turn comes; not at all where the signal is aborted before.
   * @throws ProblemError 503 where it would wait, or has waited, too long; the signal's reason.
   */
  async run<T>(work: () => T | Promise<T>, signal: AbortSignal): Promise<T> {
    signal.throwIfAborted();
    if (this.isFull) throw overloaded();
    if (this.#underWay >= this.#limits.atOnce) await this.#turn(signal);
    else this.#underWay += 1;
    const begun = performance.now();
    try {
      // So that all who came at the same time are known before one is worked on.
      await letOthersIn();
      signal.throwIfAborted();
      return await work();
    } finally {
      this.#usual += WEIGHT_OF_LAST * (performance.now() - begun - this.#usual);
      this.#passOn();
    }
  }

  /** Resolves once another's place is this one's. */
  #turn(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        this.#waiting.delete(begin);
        clearTimeout(timer);
        signal.removeEventListener('abort', giveUp);
      };
      const begin = (): void => {
        leave();
        resolve();
      };
      const giveUp = (): void => {
        leave();
        reject(signal.aborted ? (signal.reason as Error) : overloaded());
      };
      const timer = setTimeout(giveUp, this.#limits.longestWait);
      signal.addEventListener('abort', giveUp);
      this.#waiting.add(begin);
    });
  }

  /** Gives a place that is free to who has waited longest. */
  #passOn(): void {
    const [next] = this.#waiting;
    if (next === undefined) this.#underWay -= 1;
    else next();
  }
}
