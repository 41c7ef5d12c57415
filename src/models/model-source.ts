import { ModelError } from '../errors.js';
import { HUGGING_FACE } from '../settings.js';
import { locateModel } from './model-files.js';

/** One file of a hub model on its way here; `percent` from 0 to 100. */
export interface DownloadProgress {
  readonly file: string;
  readonly percent: number;
}

/** Which model is meant, and where it is looked for. */
export interface ModelSource {
  /** A folder's name in `modelsFolder`, or a model's name on the hub, as in "Xenova/all-MiniLM-L6-v2". */
  readonly model: string;
  readonly modelsFolder: string;
  /** Address of the hub or of a mirror; Hugging Face's where left out. */
  readonly hub?: string | undefined;
  readonly onDownload?: ((progress: DownloadProgress) => void) | undefined;
}

/** Node's fetch tells what failed, such as ECONNREFUSED, only in the cause of its error. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : error.message;
}

/** Why a model can't be loaded, in one line that names the model that needs no network. */
export function modelFailure(
  { model, modelsFolder, hub = HUGGING_FACE }: ModelSource,
  bundledModel: string,
  cause: unknown,
): ModelError {
  const { folder, isBundled } = locateModel(model, modelsFolder);
  const where = isBundled
    ? `can't be loaded from ${folder}`
    : `is neither in ${modelsFolder} nor to be had from ${hub}`;
  const instead = model === bundledModel ? '' : ` The bundled model "${bundledModel}" needs no network.`;
  return new ModelError(model, `${where} (${reasonOf(cause).replace(/\s+/g, ' ')}).${instead}`, { cause });
}
