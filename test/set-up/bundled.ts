import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Answerer } from '../../src/answer/answerer.js';
import { calibrationFile } from '../../src/assembly/bundled.js';
import { TransformersEmbeddings } from '../../src/embeddings/transformers-embeddings.js';
import { modelsFolder, packageRoot } from '../../src/package-root.js';
import { TransformersReader } from '../../src/reading/transformers-reader.js';
import { readCalibration, type Calibration } from '../../src/retrieval/calibration.js';
import { buildIndex } from '../../src/vector-index/build-index.js';
import { loadIndex } from '../../src/vector-index/load-index.js';
import type { CorpusDocument } from '../../src/types.js';
import { newFolder } from './folders.js';
import { documentFrom } from './parsing.js';

export const BUNDLED_MODEL = 'static-en-256';
export const BUNDLED_READER = 'reader-en';
export const MODELS_FOLDER = modelsFolder();
export const CORPUS_FOLDER = join(packageRoot(), 'corpus');

export function bundledEmbeddings(): TransformersEmbeddings {
  return new TransformersEmbeddings({ model: BUNDLED_MODEL, modelsFolder: MODELS_FOLDER });
}

export function bundledReader(): TransformersReader {
  return new TransformersReader({ model: BUNDLED_READER, modelsFolder: MODELS_FOLDER });
}

/** What ships beside the bundled model. */
export function bundledCalibration(): Promise<Calibration> {
  return readCalibration(calibrationFile());
}

/** An answerer with the bundled model, over a corpus that is built into a temporary index. */
export async function answererFor(corpusFolder: string): Promise<Answerer> {
  const embeddings = bundledEmbeddings();
  const indexFolder = await newFolder();
  await buildIndex({ corpusFolder, indexFolder, embeddings });
  return new Answerer({
    index: await loadIndex(indexFolder, embeddings),
    calibration: await bundledCalibration(),
    reader: bundledReader(),
  });
}

/** The statement that ships. */
export async function bundledDocument(): Promise<CorpusDocument> {
  const file = 'joint-elements-2018.md';
  return documentFrom(await readFile(join(CORPUS_FOLDER, file)), file);
}
