import { setTimeout as after } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Assembly } from '../assembly/assemble.js';
import { CodedError } from '../errors.js';
import type { Database } from '../vector-index/postgres/database.js';
import { manifestId } from '../vector-index/postgres/postgres-manifest.js';
import type { CurrentIndex } from './serving.js';

/** In milliseconds. */
const LOOKED_AT_EVERY = 1000;

export interface DatabaseWatchFields {
  readonly database: Database;
  readonly current: CurrentIndex;
  readonly logger: Logger;
}

/**
 * Looks after an index in a database: loads it as soon as it can be used, anew whenever it was replaced, and tells in
 * between why it can't be used.
 */
export class DatabaseWatch {
  readonly #fields: DatabaseWatchFields;
  #impediment: Error | null = null;

  constructor(fields: DatabaseWatchFields) {
    this.#fields = fields;
  }

  /** Why the index could not be used when it was last looked at; null where it could. */
  get impediment(): Error | null {
    return this.#impediment;
  }

  /** Waits until the index is loaded for the first time, and watches it from then on. */
  async load(): Promise<Assembly> {
    const { current } = this.#fields;
    for (;;) {
      await this.#look();
      if (current.serving !== null) break;
      await after(LOOKED_AT_EVERY);
    }
    void this.#watch();
    return current.serving;
  }

  async #watch(): Promise<never> {
    for (;;) {
      await after(LOOKED_AT_EVERY, undefined, { ref: false });
      await this.#look();
    }
  }

  async #look(): Promise<void> {
    const { database, current, logger } = this.#fields;
    try {
      const id = current.serving === null ? null : await database.read(manifestId);
      const { manifest } = current.serving?.index ?? {};
      if (id === null || manifest === undefined || !('id' in manifest) || manifest.id !== id) {
        const { builtAt, counts } = (await current.load()).index.manifest;
        logger.info({ index: database.where, builtAt, counts }, 'index loaded');
      }
      if (this.#impediment !== null) logger.info({ index: database.where }, 'the database can be used again');
      this.#impediment = null;
    } catch (error) {
      const found = error instanceof Error ? error : new Error(String(error));
      const reason = found instanceof CodedError ? found.message : found;
      if (this.#impediment?.message !== found.message) logger.error({ reason }, "the index can't be used");
      this.#impediment = found;
    }
  }
}
