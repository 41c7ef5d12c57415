import type { DownloadProgress } from '../embeddings/model-source.js';
import { TransformersEmbeddings } from '../embeddings/transformers-embeddings.js';
import { TransformersReader } from '../reading/transformers-reader.js';
import { BUNDLED_MODEL, BUNDLED_READER } from '../settings.js';
import { assemble, bringUpToDate, type Assembly } from './assemble.js';
import { bundledFolders, modelsFolder } from './bundled.js';

export interface OpenOptions {
  /** The documents, and where their index is kept; the statement that ships where left out. */
  readonly folders?: { readonly corpusFolder: string; readonly indexFolder: string };
  /** A model that ships, or one on the hub, as in "Xenova/all-MiniLM-L6-v2". */
  readonly embeddingModel?: string;
  /** Likewise, a question-answering model with a BERT tokenizer. */
  readonly readerModel?: string;
  /** Address of a mirror of the hub. */
  readonly hub?: string;
  readonly onDownload?: (progress: DownloadProgress) => void;
}

/**
 * Brings the index up to date and loads it: `answerer.ask`, `claimChecker.check` and `quoteChecker.check` then give
 * what the HTTP API responds.
 *
 * @throws CorpusError, ModelError, IndexUnwritableError
 */
export async function openStatementQa({
  folders = bundledFolders(),
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
  await bringUpToDate({ ...folders, ...models });
  return assemble(folders.indexFolder, models);
}
