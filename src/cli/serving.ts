import { watchFile, unwatchFile } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { Answerer } from '../answer/answerer.js';
import type { ClaimChecker } from '../claims/claim-checker.js';
import type { IdentifiedEmbeddings } from '../embeddings/identified-embeddings.js';
import { CodedError } from '../errors.js';
import { QuoteChecker } from '../quotes/quote-checker.js';
import type { Reader } from '../reading/reading.js';
import { readCalibration } from '../retrieval/calibration.js';
import { loadIndex } from '../vector-index/load-index.js';
import { MANIFEST_FILE, type Manifest } from '../vector-index/manifest.js';
import { createClaimChecker, defaultCalibrationFile } from './index-command.js';

/** In milliseconds. Looked at by its path, so that a folder that is replaced as a whole is seen too. */
const WATCHED_EVERY = 1000;

/** Everything that answers from one index. */
export interface Serving {
  readonly manifest: Manifest;
  readonly answerer: Answerer;
  readonly quoteChecker: QuoteChecker;
  readonly claimChecker: ClaimChecker;
}

export interface ServingFields {
  readonly indexFolder: string;
  readonly embeddings: IdentifiedEmbeddings;
  readonly reader: Reader;
  readonly logger: Logger;
}

async function load({ indexFolder, embeddings, reader }: ServingFields): Promise<Serving> {
  const { suggestions, ...index } = await loadIndex(indexFolder, embeddings);
  const calibration = await readCalibration(defaultCalibrationFile());
  const quoteChecker = new QuoteChecker(index.documents);
  return {
    manifest: index.manifest,
    quoteChecker,
    claimChecker: await createClaimChecker(index, calibration, quoteChecker),
    answerer: new Answerer({ index, calibration, reader, suggestions }),
  };
}

/** What a server answers from: the index that was loaded last. Requests keep the one that they began with. */
export class CurrentIndex {
  readonly #fields: ServingFields;
  #serving: Serving | null = null;
  #reloading: Promise<void> = Promise.resolve();

  constructor(fields: ServingFields) {
    this.#fields = fields;
  }

  /** Null as long as nothing is loaded. */
  get serving(): Serving | null {
    return this.#serving;
  }

  /** @throws IndexMissingError, IndexUnusableError, ModelError */
  async load(): Promise<Serving> {
    this.#serving = await load(this.#fields);
    return this.#serving;
  }

  /** Loads the index anew beside the old one, which goes on serving where the new one can't be used. One at a time. */
  reload(): Promise<void> {
    this.#reloading = this.#reloading.then(() => this.#reload());
    return this.#reloading;
  }

  /** Reloads whenever the index in the folder becomes another, until the function that is returned is called. */
  watch(): () => void {
    const manifest = join(this.#fields.indexFolder, MANIFEST_FILE);
    const onChange = (): void => void this.reload();
    watchFile(manifest, { interval: WATCHED_EVERY }, onChange);
    return () => {
      unwatchFile(manifest, onChange);
    };
  }

  async #reload(): Promise<void> {
    const { logger, indexFolder } = this.#fields;
    // Before the first index is loaded there is none to replace, and that one will be the newest.
    if (this.#serving === null) return;
    try {
      const { manifest } = await this.load();
      logger.info({ indexFolder, builtAt: manifest.builtAt, counts: manifest.counts }, 'index reloaded');
    } catch (error) {
      const reason = error instanceof CodedError ? error.message : error;
      logger.error({ indexFolder, reason }, 'the new index is refused; the old one goes on serving');
    }
  }
}
