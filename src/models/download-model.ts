import { existsSync } from 'node:fs';
import { join } from 'node:path';
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

/**
 * Fetches what is not here yet of a hub model's files. Transformers.js knows the way there and is loaded only for that:
 * it takes a third of a second and 40 MB.
 */
export async function downloadModel({
  model,
  modelsFolder,
  hub = HUGGING_FACE,
  onDownload,
}: ModelSource): Promise<void> {
  const { folder, isBundled } = locateModel(model, modelsFolder);
  const missing = Object.values(MODEL_FILES).filter((file) => !existsSync(join(folder, file)));
  if (isBundled || missing.length === 0) return;
  const { AutoModel, AutoTokenizer, env } = await import('@xenova/transformers');
  env.localModelPath = modelsFolder;
  env.remoteHost = hub;
  const options = {
    cache_dir: join(modelsFolder, '.cache'),
    progress_callback: ({ status, file = '', progress = 0 }: { status: string; file?: string; progress?: number }) => {
      if (status === 'progress' && missing.some((awaited) => awaited === file))
        onDownload?.({ file, percent: progress });
    },
  };
  await AutoTokenizer.from_pretrained(model, options);
  const loaded = await AutoModel.from_pretrained(model, options);
  await loaded.dispose();
}
