import type { DownloadProgress } from '../models/model-source.js';
import { TransformersEmbeddings } from '../embeddings/transformers-embeddings.js';
import { bundledFolders, modelsFolder } from '../package-root.js';
import { TransformersReader } from '../reading/transformers-reader.js';
import { BUNDLED_MODEL, BUNDLED_READER } from '../settings.js';
import { assemble, bringUpToDate, type Assembly } from './assemble.js';

export interface OpenOptions {
  /** The documents. The statement that ships where left out. */
  readonly corpusFolder?: string | undefined;
  /** Where the index is kept. */
  readonly indexFolder?: string | undefined;
  /** A model that ships, or one on the hub, as in "Xenova/all-MiniLM-L6-v2". */
  readonly embeddingModel?: string | undefined;
  /** Likewise, a question-answering model with a BERT tokenizer. */
  readonly readerModel?: string | undefined;
  /** Address of a mirror of the hub. */
  readonly hub?: string | undefined;
  readonly onDownload?: ((progress: DownloadProgress) => void) | undefined;
}

/**
 * Brings the index of documents up to date and puts all together that answers and checks: `answerer.ask`,
 * `claimChecker.check` and `quoteChecker.check` then give what the HTTP API responds.
 *
 * @throws CorpusError, ModelError, IndexUnwritableError, IndexBusyError
 */
export async function openStatement({
  corpusFolder = bundledFolders().corpusFolder,
  indexFolder = bundledFolders().indexFolder,
  embeddingModel = BUNDLED_MODEL,
  readerModel = BUNDLED_READER,
  hub,
  onDownload,
}: OpenOptions = {}): Promise<Assembly> {
  const source = { modelsFolder: modelsFolder(), hub, onDownload };
  const models = {
    embeddings: new TransformersEmbeddings({ ...source, model: embeddingModel }),
    reader: new TransformersReader({ ...source, model: readerModel }),
  };
  await bringUpToDate(indexFolder, { corpusFolder, ...models });
  return assemble(indexFolder, models);
}
