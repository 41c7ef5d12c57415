import type { DocumentInterface } from '@langchain/core/documents';
import type { VectorStoreInterface } from '@langchain/core/vectorstores';

/** A LangChain vector store that searches by several vectors at once. */
export interface SimilarityStore extends VectorStoreInterface {
  /** For each vector its `k` nearest documents and their cosine similarities, best first. */
  similaritySearchVectorsWithScore(vectors: readonly number[][], k: number): Promise<[DocumentInterface, number][][]>;
}
