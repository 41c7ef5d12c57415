import { Embeddings } from '@langchain/core/embeddings';
import { env, pipeline, type FeatureExtractionPipeline } from '@xenova/transformers';
import { join } from 'node:path';
import { ModelError } from '../errors.js';
import { hashModelFiles, locateModel, type ModelIdentity, type ModelLocation } from './model-files.js';
import { assertVector, normalized } from './vector.js';

const BATCH = 32;

/** One file of a hub model on its way here; `percent` from 0 to 100. */
export interface DownloadProgress {
  readonly file: string;
  readonly percent: number;
}

export interface TransformersEmbeddingsFields {
  /** A folder's name in `modelsFolder`, or a model's name on the hub, as in "Xenova/all-MiniLM-L6-v2". */
  readonly model: string;
  readonly modelsFolder: string;
  readonly onDownload?: (progress: DownloadProgress) => void;
}

/**
 * LangChain embeddings computed on this machine by a feature-extraction model in the Hugging Face layout. Vectors
 * have length 1, but for a text without any token that the model knows: that one's are zeros.
 */
export class TransformersEmbeddings extends Embeddings {
  readonly model: string;
  readonly #modelsFolder: string;
  readonly #location: ModelLocation;
  readonly #onDownload: ((progress: DownloadProgress) => void) | undefined;
  #extractor: Promise<FeatureExtractionPipeline> | undefined;
  #identity: Promise<ModelIdentity> | undefined;

  constructor({ model, modelsFolder, onDownload }: TransformersEmbeddingsFields) {
    super({});
    this.model = model;
    this.#modelsFolder = modelsFolder;
    this.#location = locateModel(model, modelsFolder);
    this.#onDownload = onDownload;
  }

  /** Loads the model on the first call. @throws ModelError where there is none to load. */
  async identity(): Promise<ModelIdentity> {
    this.#identity ??= this.#identify().catch((error: unknown) => {
      this.#identity = undefined;
      throw error;
    });
    return this.#identity;
  }

  override async embedDocuments(texts: string[]): Promise<number[][]> {
    const { dimension } = await this.identity();
    const vectors = await this.#embed(texts);
    for (const vector of vectors) assertVector(vector, dimension, `Embedding model "${this.model}"`);
    return vectors;
  }

  override async embedQuery(text: string): Promise<number[]> {
    const [vector] = await this.embedDocuments([text]);
    assertVector(vector, (await this.identity()).dimension, `Embedding model "${this.model}"`);
    return vector;
  }

  async #identify(): Promise<ModelIdentity> {
    const [probe] = await this.#embed(['dimension']);
    return { id: this.model, sha256: await hashModelFiles(this.#location.folder), dimension: probe?.length ?? 0 };
  }

  #load(): Promise<FeatureExtractionPipeline> {
    this.#extractor ??= this.#open().catch((error: unknown) => {
      this.#extractor = undefined;
      const where = this.#location.isBundled
        ? `can't be loaded from ${this.#location.folder}`
        : `is neither in ${this.#modelsFolder} nor to be had from the hub`;
      throw new ModelError(this.model, `${where}: ${error instanceof Error ? error.message : String(error)}`, {
        cause: error,
      });
    });
    return this.#extractor;
  }

  async #open(): Promise<FeatureExtractionPipeline> {
    env.localModelPath = this.#modelsFolder;
    return pipeline('feature-extraction', this.model, {
      local_files_only: this.#location.isBundled,
      cache_dir: join(this.#modelsFolder, '.cache'),
      progress_callback: (event: { status: string; file?: string; progress?: number }) => {
        if (!this.#location.isBundled && event.status === 'progress')
          this.#onDownload?.({ file: event.file ?? '', percent: event.progress ?? 0 });
      },
    });
  }

  async #embed(texts: readonly string[]): Promise<number[][]> {
    const extractor = await this.#load();
    const pieces = texts.map((text) => splitToFit(text, extractor));
    const flat = pieces.flat();
    const vectors: number[][] = [];
    for (let start = 0; start < flat.length; start += BATCH) {
      const output = await extractor(flat.slice(start, start + BATCH), { pooling: 'mean', normalize: false });
      vectors.push(...(output.tolist() as number[][]));
    }
    let next = 0;
    return pieces.map((parts) => {
      const own = vectors.slice(next, next + parts.length);
      next += parts.length;
      return normalized(
        weightedSum(
          own,
          parts.map((part) => part.length),
        ),
      );
    });
  }
}

/** A text in pieces that the model takes whole: past its longest input it would cut words off without telling. */
function splitToFit(text: string, extractor: FeatureExtractionPipeline): string[] {
  // A model of the hub may leave it out.
  const longest = (extractor.tokenizer.model_max_length as number | undefined) ?? Infinity;
  // No tokenizer in use makes more tokens than characters, so that short texts need no counting.
  if (text.length + 2 <= longest || extractor.tokenizer.encode(text).length <= longest) return [text];
  const space = text.indexOf(' ', Math.floor(text.length / 2));
  const middle = space === -1 ? Math.floor(text.length / 2) : space;
  return [text.slice(0, middle), text.slice(middle)].flatMap((half) => splitToFit(half, extractor));
}

function weightedSum(vectors: readonly number[][], weights: readonly number[]): number[] {
  const [first] = vectors;
  if (first === undefined) return [];
  if (vectors.length === 1) return first;
  return first.map((_, i) => vectors.reduce((sum, vector, j) => sum + (vector[i] ?? 0) * (weights[j] ?? 0), 0));
}
