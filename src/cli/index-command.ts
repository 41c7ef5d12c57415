import { SingleBar } from 'cli-progress';
import { assemble, bringUpToDate, type Assembly, type IndexPlace, type Models } from '../assembly/assemble.js';
import { modelsFolder } from '../package-root.js';
import type { DownloadProgress } from '../models/model-source.js';
import { TransformersEmbeddings } from '../embeddings/transformers-embeddings.js';
import { TransformersReader } from '../reading/transformers-reader.js';
import type { Settings } from '../settings.js';
import { Database } from '../vector-index/postgres/database.js';

/** A progress bar on standard error: one line a step where that is no terminal. */
function progressBar(format: string): SingleBar {
  return new SingleBar({ format, noTTYOutput: true, notTTYSchedule: 5000, stream: process.stderr, linewrap: false });
}

/** Tells on standard error how the download of a model's files goes on. */
function downloadBars(): (progress: DownloadProgress) => void {
  const bars = new Map<string, SingleBar>();
  return ({ file, percent }) => {
    let bar = bars.get(file);
    if (bar === undefined) {
      bar = progressBar(`Downloading ${file} {bar} {percentage}%`);
      bar.start(100, 0);
      bars.set(file, bar);
    }
    bar.update(Math.round(percent));
    if (percent >= 100) bar.stop();
  };
}

/** The model that the settings name. */
export function createEmbeddings({ embeddingModel, hub }: Settings): TransformersEmbeddings {
  const onDownload = downloadBars();
  return new TransformersEmbeddings({ model: embeddingModel, modelsFolder: modelsFolder(), hub, onDownload });
}

/** The reader that the settings name. */
export function createReader({ readerModel, hub }: Settings): TransformersReader {
  return new TransformersReader({ model: readerModel, modelsFolder: modelsFolder(), hub, onDownload: downloadBars() });
}

/** Where the settings keep the index. */
export function indexPlaceOf({ indexFolder, vectorStore }: Settings): IndexPlace {
  return vectorStore === null ? indexFolder : new Database(vectorStore);
}

/** Brings the index up to date with a progress bar, which shows only where there is something to do. */
export async function buildIndexWithProgress(settings: Settings, models: Models): ReturnType<typeof bringUpToDate> {
  const bar = progressBar(
    'Embedding {bar} {value} of {total} passages and terms, {rate} a second, {eta_formatted} left',
  );
  let start = 0;
  const onProgress = (done: number, total: number): void => {
    if (!bar.isActive) {
      start = performance.now();
      bar.start(total, 0, { rate: '…' });
    }
    bar.update(done, { rate: Math.round((1000 * done) / (performance.now() - start || 1)) });
  };
  try {
    const { corpusFolder } = settings;
    return await bringUpToDate(indexPlaceOf(settings), { corpusFolder, onProgress, ...models });
  } finally {
    bar.stop();
  }
}

/**
 * All that answers and checks over the documents that the settings name, after bringing their index up to date. One in a
 * database is only read: those who answer from it need neither the documents' files nor the right to write.
 */
export async function assembleWithProgress(settings: Settings): Promise<Assembly> {
  const models = { embeddings: createEmbeddings(settings), reader: createReader(settings) };
  if (settings.vectorStore === null) await buildIndexWithProgress(settings, models);
  return assemble(indexPlaceOf(settings), models);
}
