import { TransformersEmbeddings } from '../embeddings/transformers-embeddings.js';
import { TransformersReader } from '../reading/transformers-reader.js';
import { BUNDLED_MODEL, BUNDLED_READER } from '../settings.js';
import { assemble, bringUpToDate, type Assembly } from './assemble.js';
import { bundledFolders, modelsFolder } from './bundled.js';

export interface OpenOptions {
  /** The documents: Markdown and plain text files. The statement that ships where left out. */
  readonly corpusFolder?: string | undefined;
  /** Where the index is kept. */
  readonly indexFolder?: string | undefined;
  /** A model that ships, or its name on the hub. */
  readonly embeddingModel?: string | undefined;
  readonly readerModel?: string | undefined;
}

/** Brings the index of documents up to date and puts all together that answers and checks. @throws CodedError */
export async function openStatement({
  corpusFolder = bundledFolders().corpusFolder,
  indexFolder = bundledFolders().indexFolder,
  embeddingModel = BUNDLED_MODEL,
  readerModel = BUNDLED_READER,
}: OpenOptions = {}): Promise<Assembly> {
  const models = {
    embeddings: new TransformersEmbeddings({ model: embeddingModel, modelsFolder: modelsFolder() }),
    reader: new TransformersReader({ model: readerModel, modelsFolder: modelsFolder() }),
  };
  await bringUpToDate({ corpusFolder, indexFolder, ...models });
  return assemble(indexFolder, models);
}
