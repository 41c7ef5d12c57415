import type { EmbeddingsInterface } from '@langchain/core/embeddings';
import type { ModelIdentity } from '../models/model-files.js';

/** LangChain embeddings that tell which model makes them, so that an index is never searched with another's. */
export interface IdentifiedEmbeddings extends EmbeddingsInterface {
  /** @throws ModelError where there is no model to load. */
  identity(): Promise<ModelIdentity>;
}
