export type { Assembly } from './assembly/assemble.js';
export { openStatement, type OpenOptions } from './assembly/open-statement.js';
export type { DownloadProgress, ModelSource } from './models/model-source.js';
export { TransformersEmbeddings } from './embeddings/transformers-embeddings.js';
export * from './errors.js';
export { StatementAnswerer } from './langchain/statement-answerer.js';
export {
  StatementRetriever,
  type StatementMetadata,
  type StatementRetrieverFields,
} from './langchain/statement-retriever.js';
export { statementTools } from './langchain/statement-tools.js';
export type * from './types.js';
export { HnswVectorStore, type HnswVectorStoreFields } from './vector-index/hnsw-vector-store.js';
