import { Embeddings } from '@langchain/core/embeddings';
import type { IdentifiedEmbeddings } from '../../src/embeddings/identified-embeddings.js';
import type { ModelIdentity } from '../../src/models/model-files.js';
import { textVector } from './text-vector.js';

/** Stands for a model where an index is built: has an identity, loads no file, and records what it embedded. */
export class ModelDouble extends Embeddings implements IdentifiedEmbeddings {
  readonly embedded: string[] = [];
  readonly #identity: ModelIdentity;

  constructor(identity: Partial<ModelIdentity> = {}) {
    super({});
    this.#identity = { id: 'double', sha256: 'a'.repeat(64), dimension: 16, ...identity };
  }

  identity(): Promise<ModelIdentity> {
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
