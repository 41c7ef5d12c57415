import { watchFile } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { assemble, type Assembly, type IndexPlace, type Models } from '../assembly/assemble.js';
import { CodedError } from '../errors.js';
import type { Calibration } from '../retrieval/calibration.js';
import type { Metrics } from '../server/metrics/metrics.js';
import { MANIFEST_FILE } from '../vector-index/manifest.js';

/** In milliseconds. Looked at by its path, so that a folder that is replaced as a whole is seen too. */
const WATCHED_EVERY = 1000;

export interface ServingFields {
  readonly place: IndexPlace;
  readonly models: Models;
  /** How many answers are kept for who asks the same again; 0 is none. */
  readonly answerCache: number;
  /** Nothing is counted where left out. */
  readonly metrics?: Metrics | undefined;
  readonly logger: Logger;
}

/** What a server answers from: the index that was loaded last. Requests keep the one that they began with. */
export class CurrentIndex {
  readonly #fields: ServingFields;
  #serving: Assembly | null = null;
  /** Ends, whatever comes of it, once all that was begun so far is loaded. */
  #loading: Promise<unknown> = Promise.resolve();

  constructor(fields: ServingFields) {
    this.#fields = fields;
  }

  /** Null as long as nothing is loaded. */
  get serving(): Assembly | null {
    return this.#serving;
  }

  /** One at a time with those of `reload`. @throws as `assemble` */
  load(): Promise<Assembly> {
    const loaded = this.#loading.then(() => this.#load());
    this.#loading = loaded.catch(() => null);
    return loaded;
  }

  /** Loads the index anew beside the old one, which goes on serving where the new one can't be used. */
  reload(): Promise<void> {
    const reloaded = this.#loading.then(() => this.#reload());
    this.#loading = reloaded;
    return reloaded;
  }

  /** Reloads from now on whenever the index in the folder becomes another; keeps no process from ending. */
  watch(folder: string): void {
    const options = { interval: WATCHED_EVERY, persistent: false };
    watchFile(join(folder, MANIFEST_FILE), options, () => void this.reload());
  }

  async #load(): Promise<Assembly> {
    const { place, models, answerCache, metrics } = this.#fields;
    const assembly = await assemble(place, models, {
      onStage: (stage, seconds) => {
        metrics?.took(stage, seconds);
      },
      cache:
        answerCache === 0
          ? undefined
          : {
              size: answerCache,
              onLookup: (isThere) => {
                metrics?.lookedUp(isThere);
              },
            },
    });
    metrics?.loaded(assembly.index.manifest);
    this.#warnOfOtherModels(assembly.calibration);
    this.#serving = assembly;
    return assembly;
  }

  #warnOfOtherModels({ provenance }: Calibration): void {
    const { models, logger } = this.#fields;
    for (const [role, used] of [
      ['model', models.embeddings.model],
      ['reader', models.reader.model],
    ] as const) {
      const fittedWith = provenance[role].id;
      if (used === fittedWith) continue;
      logger.warn(
        { [role]: used, fittedWith },
        'confidences and refusals were fitted with another model: fit them anew with npm run calibrate',
      );
    }
  }

  async #reload(): Promise<void> {
    const { logger, place } = this.#fields;
    const index = typeof place === 'string' ? place : place.where;
    // Before the first index begins to be loaded there is none to replace, and that one will be the newest.
    if (this.#serving === null) return;
    try {
      const { builtAt, counts } = (await this.#load()).index.manifest;
      logger.info({ index, builtAt, counts }, 'index reloaded');
    } catch (error) {
      const reason = error instanceof CodedError ? error.message : error;
      logger.error({ index, reason }, 'the new index is refused; the old one goes on serving');
    }
  }
}
