import { Embeddings } from '@langchain/core/embeddings';
import { createHash } from 'node:crypto';
import { ModelError } from '../errors.js';
import { BUNDLED_MODEL } from '../settings.js';
import { instructionsFor, type Instructions } from './instructions.js';
import { hashModelFiles, locateModel, type ModelIdentity } from '../models/model-files.js';
import { LocalModel } from '../models/local-model.js';
import { modelFailure, type ModelSource } from '../models/model-source.js';
import { assertVector, normalized } from './vector.js';

const BATCH = 32;
/** Texts are padded to the longest of their batch: in characters, one may be so much longer than its shortest. */
const LONGER_BY = 16;

/**
 * LangChain embeddings computed on this machine by a feature-extraction model in the Hugging Face layout. Vectors
 * have length 1, but for a text without any token that the model knows: that one's are zeros.
 */
export class TransformersEmbeddings extends Embeddings {
  readonly model: string;
  readonly #source: ModelSource;
  readonly #instructions: Instructions;
  #loaded: Promise<LocalModel> | undefined;
  #identity: Promise<ModelIdentity> | undefined;

  constructor(source: ModelSource) {
    super({});
    this.model = source.model;
    this.#source = source;
    this.#instructions = instructionsFor(source.model);
  }

  /** Loads the model on the first call. @throws ModelError where there is none to load. */
  async identity(): Promise<ModelIdentity> {
    this.#identity ??= this.#identify().catch((error: unknown) => {
      this.#identity = undefined;
      throw error;
    });
    return this.#identity;
  }

  override embedDocuments(texts: string[]): Promise<number[][]> {
    return this.#embedChecked(texts, this.#instructions.passage);
  }

  override async embedQuery(text: string): Promise<number[]> {
    const [vector] = await this.#embedChecked([text], this.#instructions.query);
    return vector ?? [];
  }

  async #embedChecked(texts: readonly string[], instruction: string): Promise<number[][]> {
    const { dimension } = await this.identity();
    const vectors = await this.#embed(texts, instruction);
    for (const vector of vectors) assertVector(vector, dimension, `Embedding model "${this.model}"`);
    return vectors;
  }

  async #identify(): Promise<ModelIdentity> {
    const { passage, pooling } = this.#instructions;
    const [probe] = await this.#embed(['dimension'], passage);
    const files = await hashModelFiles(locateModel(this.model, this.#source.modelsFolder).folder);
    const isPlain = passage === '' && pooling === 'mean';
    // The same files make other vectors where they are told otherwise what they read.
    const sha256 = isPlain
      ? files
      : createHash('sha256')
          .update(JSON.stringify([files, passage, pooling]))
          .digest('hex');
    return { id: this.model, sha256, dimension: probe?.length ?? 0 };
  }

  #load(): Promise<LocalModel> {
    this.#loaded ??= LocalModel.open(this.#source).catch((error: unknown) => {
      this.#loaded = undefined;
      throw error instanceof ModelError ? error : modelFailure(this.#source, BUNDLED_MODEL, error);
    });
    return this.#loaded;
  }

  async #embed(texts: readonly string[], instruction: string): Promise<number[][]> {
    const model = await this.#load();
    const { pooling } = this.#instructions;
    const pieces = texts.map((text) => splitToFit(text, instruction, model));
    const flat = pieces.flat().map((piece) => instruction + piece);
    const vectors: number[][] = [];
    for (const batch of batchesOf(flat)) {
      const inputs = batch.map((place) => flat[place] ?? '');
      const pooled = await pooledVectors(inputs, model, pooling);
      for (const [i, vector] of pooled.entries()) vectors[batch[i] ?? 0] = vector;
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

/** One vector a text: its first token's, or the mean of all. */
async function pooledVectors(
  texts: readonly string[],
  model: LocalModel,
  pooling: Instructions['pooling'],
): Promise<number[][]> {
  const rows = texts.map((text) => ({ ids: model.tokenizer.encode(text).ids }));
  const { width, values } = await model.run(rows);
  const states = values('last_hidden_state') ?? values('token_embeddings') ?? new Float32Array();
  const dimension = states.length / (rows.length * width);
  return rows.map(({ ids }, row) => {
    const count = pooling === 'cls' ? 1 : ids.length;
    const sum = new Float64Array(dimension);
    for (let token = row * width; token < row * width + count; token += 1) {
      for (let i = 0; i < dimension; i += 1) sum[i] = (sum[i] ?? 0) + (states[token * dimension + i] ?? 0);
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

/** At most one character, as a surrogate pair is. */
const UNCUTTABLE = /^.?$/su;

/**
 * A text in pieces that the model takes whole, each after the instruction: past its longest input it would cut words off
 * without telling. Single characters where the instruction leaves room for none.
 */
function splitToFit(text: string, instruction: string, model: LocalModel): string[] {
  const input = instruction + text;
  if (UNCUTTABLE.test(text)) return [text];
  // No tokenizer in use makes more tokens than bytes, so that short texts need no counting.
  if (
    Buffer.byteLength(input) + 2 <= model.longestInput ||
    model.tokenizer.encode(input).ids.length <= model.longestInput
  )
    return [text];
  const space = text.indexOf(' ', Math.floor(text.length / 2));
  const middle = space === -1 ? Math.floor(text.length / 2) : space;
  return [text.slice(0, middle), text.slice(middle)].flatMap((half) => splitToFit(half, instruction, model));
}

function weightedSum(vectors: readonly number[][], weights: readonly number[]): number[] {
  const [first] = vectors;
  if (first === undefined) return [];
  if (vectors.length === 1) return first;
  return first.map((_, i) => vectors.reduce((sum, vector, j) => sum + (vector[i] ?? 0) * (weights[j] ?? 0), 0));
}
