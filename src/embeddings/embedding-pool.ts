import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { pool, type Pool } from 'workerpool';
import { packageRoot } from '../package-root.js';
import type { ModelSource } from '../models/model-source.js';

type Embed = (texts: string[]) => number[][];

/**
 * Embeds texts on all cores, each with a process and a model of its own, which are there until it is closed. In threads ONNX
 * Runtime would crash all of the process: what it keeps for one thread it lets go in another
 * (https://github.com/microsoft/onnxruntime/issues/23794).
 */
export class EmbeddingPool {
  /** How many batches of texts are embedded at once. */
  readonly width = availableParallelism();
  readonly #processes: Pool;

  constructor({ model, modelsFolder }: Pick<ModelSource, 'model' | 'modelsFolder'>) {
    this.#processes = pool(join(packageRoot(), 'dist', 'src', 'embeddings', 'embedding-worker.js'), {
      workerType: 'process',
      maxWorkers: this.width,
      forkArgs: [model, modelsFolder],
      forkOpts: { serialization: 'advanced' },
    });
  }

  async embedDocuments(texts: string[]): Promise<number[][]> {
    return await this.#processes.exec<Embed>('embed', [texts]);
  }

  async close(): Promise<void> {
    await this.#processes.terminate(true);
  }
}
