import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ModelError } from '../errors.js';
import { HUGGING_FACE } from '../settings.js';
import { locateModel } from './model-files.js';
import type { ModelSource } from './model-source.js';

/** What is read of a model, by its paths in the model's folder. */
export const MODEL_FILES = {
  config: 'config.json',
  tokenizer: 'tokenizer.json',
  tokenizerConfig: 'tokenizer_config.json',
  graph: 'onnx/model_quantized.onnx',
} as const;

function isWhole(folder: string): boolean {
  return Object.values(MODEL_FILES).every((file) => existsSync(join(folder, file)));
}

/** Transformers.js knows the way to the hub and is loaded only for that: it takes a third of a second and 40 MB. */
async function fetchInto(cache: string, source: ModelSource): Promise<void> {
  const { model, modelsFolder, hub = HUGGING_FACE, onDownload } = source;
  const { AutoModel, AutoTokenizer, env } = await import('@xenova/transformers');
  env.localModelPath = modelsFolder;
  env.remoteHost = hub;
  const options = {
    cache_dir: cache,
    progress_callback: ({ status, file = '', progress = 0 }: { status: string; file?: string; progress?: number }) => {
      if (status === 'progress' && Object.values<string>(MODEL_FILES).includes(file))
        onDownload?.({ file, percent: progress });
    },
  };
  await AutoTokenizer.from_pretrained(model, options);
  const loaded = await AutoModel.from_pretrained(model, options);
  await loaded.dispose();
}

/** Moves a whole folder to its place, unless another process has put one there. */
async function settle(arrived: string, folder: string): Promise<void> {
  await mkdir(dirname(folder), { recursive: true });
  if (!isWhole(folder)) await rm(folder, { recursive: true, force: true });
  await rename(arrived, folder).catch((cause: unknown) => {
    if (!isWhole(folder)) throw cause;
  });
}

/**
 * Fetches a hub model's files where they are not here yet. They arrive in a folder of their own and come to their place
 * together, so that of a download that is cut off nothing is taken for a model.
 *
 * @throws ModelError where they can't be kept, else what the hub gives
 */
export async function downloadModel(source: ModelSource): Promise<void> {
  const { model, modelsFolder } = source;
  const { folder, isBundled } = locateModel(model, modelsFolder);
  if (isBundled || isWhole(folder)) return;
  const cache = join(modelsFolder, '.cache');
  const lost = `can't be kept in ${cache}: let this user write there, and see that there is room.`;
  const arriving = await mkdir(cache, { recursive: true })
    .then(() => mkdtemp(join(cache, '.arriving-')))
    .catch((cause: unknown) => {
      throw new ModelError(model, lost, { cause });
    });
  try {
    await fetchInto(arriving, source);
    const arrived = join(arriving, model);
    // A file that it can't write Transformers.js leaves out.
    if (!isWhole(arrived)) throw new ModelError(model, lost);
    await settle(arrived, folder);
  } finally {
    await rm(arriving, { recursive: true, force: true });
  }
}
