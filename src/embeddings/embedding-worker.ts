import { workerData } from 'node:worker_threads';
import type { ModelSource } from '../models/model-source.js';
import { TransformersEmbeddings } from './transformers-embeddings.js';

const embeddings = new TransformersEmbeddings(workerData as ModelSource);

/** What a thread of an `EmbeddingPool` does. */
export default function embed(texts: string[]): Promise<number[][]> {
  return embeddings.embedDocuments(texts);
}
