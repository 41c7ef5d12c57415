import type { ModelIdentity } from '../../src/embeddings/model-files.js';
import { TransformersEmbeddings } from '../../src/embeddings/transformers-embeddings.js';
import { textVector } from './text-vector.js';

/** Stands for a model where an index is built: has an identity, loads no file, and records what it embedded. */
export class ModelDouble extends TransformersEmbeddings {
  readonly embedded: string[] = [];
  readonly #identity: ModelIdentity;

  constructor(identity: Partial<ModelIdentity> = {}) {
    super({ model: 'double', modelsFolder: '/nonexistent' });
    this.#identity = { id: 'double', sha256: 'a'.repeat(64), dimension: 16, ...identity };
  }

  override identity(): Promise<ModelIdentity> {
    return Promise.resolve(this.#identity);
  }

  override embedDocuments(texts: string[]): Promise<number[][]> {
    this.embedded.push(...texts);
    return Promise.resolve(texts.map((text) => textVector(text, this.#identity.dimension)));
  }

  override embedQuery(text: string): Promise<number[]> {
    return Promise.resolve(textVector(text, this.#identity.dimension));
  }
}
