import { Embeddings } from '@langchain/core/embeddings';
import { env, pipeline, type FeatureExtractionPipeline, type Tensor } from '@xenova/transformers';
import { join } from 'node:path';
import { ModelError } from '../errors.js';
import { hashModelFiles, locateModel, type ModelIdentity, type ModelLocation } from './model-files.js';
import { assertVector, normalized } from './vector.js';

const BATCH = 32;
/** Texts are padded to the longest of their batch: in characters, one may be so much longer than its shortest. */
const LONGER_BY = 16;

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
    for (const batch of batchesOf(flat)) {
      const texts = batch.map((place) => flat[place] ?? '');
      for (const [i, vector] of (await meanVectors(texts, extractor)).entries()) vectors[batch[i] ?? 0] = vector;
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

/** The means of the texts' token vectors: the library's own pooling takes longer than the model. */
async function meanVectors(texts: string[], { tokenizer, model }: FeatureExtractionPipeline): Promise<number[][]> {
  const inputs = tokenizer(texts, { padding: true, truncation: true }) as { readonly attention_mask: Tensor };
  const outputs = (await model(inputs)) as Readonly<Record<string, Tensor | undefined>>;
  const states = outputs['last_hidden_state'] ?? outputs['token_embeddings'];
  const [, width = 0, dimension = 0] = states?.dims ?? [];
  const [values, mask] = [states?.data as Float32Array, inputs.attention_mask.data as BigInt64Array];
  return texts.map((_, row) => {
    const sum = new Float64Array(dimension);
    let count = 0;
    for (let token = row * width; token < (row + 1) * width; token += 1) {
      if (mask[token] !== 1n) continue;
      count += 1;
      for (let i = 0; i < dimension; i += 1) sum[i] = (sum[i] ?? 0) + (values[token * dimension + i] ?? 0);
    }
    return Array.from(sum, (value) => value / count);
  });
}

/** The places of texts of about the same length, batch by batch: a question and its words would be padded to the question. */
function batchesOf(texts: readonly string[]): number[][] {
  const lengthAt = (place: number): number => texts[place]?.length ?? 0;
  const batches: number[][] = [];
  for (const place of [...texts.keys()].sort((a, b) => lengthAt(a) - lengthAt(b))) {
    const batch = batches.at(-1);
    const [shortest] = batch ?? [];
    const fits = shortest !== undefined && lengthAt(place) <= 2 * lengthAt(shortest) + LONGER_BY;
    if (batch !== undefined && fits && batch.length < BATCH) batch.push(place);
    else batches.push([place]);
  }
  return batches;
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
