import { Embeddings } from '@langchain/core/embeddings';
import { pipeline, type FeatureExtractionPipeline } from '@xenova/transformers';
import { createHash } from 'node:crypto';
import { BUNDLED_MODEL } from '../settings.js';
import { instructionsFor, type Instructions } from './instructions.js';
import { hashModelFiles, locateModel, type ModelIdentity } from './model-files.js';
import { loadingOptions, modelFailure, type ModelSource } from './model-source.js';
import { assertVector, normalized } from './vector.js';

const BATCH = 32;

/**
 * LangChain embeddings computed on this machine by a feature-extraction model in the Hugging Face layout. Vectors
 * have length 1, but for a text without any token that the model knows: that one's are zeros.
 */
export class TransformersEmbeddings extends Embeddings {
  readonly model: string;
  readonly #source: ModelSource;
  readonly #instructions: Instructions;
  #extractor: Promise<FeatureExtractionPipeline> | undefined;
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
    const files = await hashModelFiles(this.model, locateModel(this.model, this.#source.modelsFolder).folder);
    const isPlain = passage === '' && pooling === 'mean';
    // The same files make other vectors where they are told otherwise what they read.
    const sha256 = isPlain
      ? files
      : createHash('sha256')
          .update(JSON.stringify([files, passage, pooling]))
          .digest('hex');
    return { id: this.model, sha256, dimension: probe?.length ?? 0 };
  }

  #load(): Promise<FeatureExtractionPipeline> {
    this.#extractor ??= pipeline('feature-extraction', this.model, loadingOptions(this.#source)).catch(
      (error: unknown) => {
        this.#extractor = undefined;
        throw modelFailure(this.#source, BUNDLED_MODEL, error);
      },
    );
    return this.#extractor;
  }

  async #embed(texts: readonly string[], instruction: string): Promise<number[][]> {
    const extractor = await this.#load();
    const { pooling } = this.#instructions;
    const pieces = texts.map((text) => splitToFit(text, instruction, extractor));
    const flat = pieces.flat().map((piece) => instruction + piece);
    const vectors: number[][] = [];
    for (let start = 0; start < flat.length; start += BATCH) {
      const output = await extractor(flat.slice(start, start + BATCH), { pooling, normalize: false });
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

/** A text in pieces that the model takes whole, each after the instruction: past its longest input it would cut words off without telling. */
function splitToFit(text: string, instruction: string, extractor: FeatureExtractionPipeline): string[] {
  // A model of the hub may leave it out.
  const longest = (extractor.tokenizer.model_max_length as number | undefined) ?? Infinity;
  const input = instruction + text;
  // No tokenizer in use makes more tokens than characters, so that short texts need no counting.
  if (input.length + 2 <= longest || extractor.tokenizer.encode(input).length <= longest) return [text];
  const space = text.indexOf(' ', Math.floor(text.length / 2));
  const middle = space === -1 ? Math.floor(text.length / 2) : space;
  return [text.slice(0, middle), text.slice(middle)].flatMap((half) => splitToFit(half, instruction, extractor));
}

function weightedSum(vectors: readonly number[][], weights: readonly number[]): number[] {
  const [first] = vectors;
  if (first === undefined) return [];
  if (vectors.length === 1) return first;
  return first.map((_, i) => vectors.reduce((sum, vector, j) => sum + (vector[i] ?? 0) * (weights[j] ?? 0), 0));
}
