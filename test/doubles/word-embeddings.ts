import { Embeddings } from '@langchain/core/embeddings';
import { textVector } from './text-vector.js';

/** LangChain embeddings without a model: see `textVector`. */
export class WordEmbeddings extends Embeddings {
  readonly dimension: number;

  constructor(dimension = 32) {
    super({});
    this.dimension = dimension;
  }

  override embedDocuments(texts: string[]): Promise<number[][]> {
    return Promise.resolve(texts.map((text) => textVector(text, this.dimension)));
  }

  override embedQuery(text: string): Promise<number[]> {
    return Promise.resolve(textVector(text, this.dimension));
  }
}
