import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Piscina } from 'piscina';
import { packageRoot } from '../package-root.js';
import type { ModelSource } from '../models/model-source.js';

/** Embeds texts on all cores, each with a thread and a model of its own, which are there until it is closed. */
export class EmbeddingPool {
  /** How many batches of texts are embedded at once. */
  readonly width = availableParallelism();
  readonly #threads: Piscina<string[], number[][]>;

  constructor({ model, modelsFolder }: Pick<ModelSource, 'model' | 'modelsFolder'>) {
    this.#threads = new Piscina<string[], number[][]>({
      filename: join(packageRoot(), 'dist', 'src', 'embeddings', 'embedding-worker.js'),
      maxThreads: this.width,
      workerData: { model, modelsFolder },
    });
  }

  embedDocuments(texts: string[]): Promise<number[][]> {
    return this.#threads.run(texts);
  }

  async close(): Promise<void> {
    await this.#threads.destroy();
  }
}
