import type { EmbeddingsInterface } from '@langchain/core/embeddings';
import type { CorpusDocument } from '../../types.js';
import type { SearchableDocuments } from '../index-documents.js';
import type { Snapshots } from './database.js';
import type { PostgresManifest } from './postgres-manifest.js';
import { PostgresVectorStore } from './postgres-vector-store.js';
import { PASSAGES, TERMS, type StoredPassage, type StoredTerm } from './stored-table.js';

/** An index whose passages, terms and vectors are in a database; the documents' texts are in memory too. */
export interface PostgresIndex extends SearchableDocuments {
  readonly database: Snapshots;
  readonly manifest: PostgresManifest;
  readonly passageStore: PostgresVectorStore<StoredPassage>;
  readonly termStore: PostgresVectorStore<StoredTerm>;
}

export function openPostgresIndex(
  database: Snapshots,
  embeddings: EmbeddingsInterface,
  { manifest, documents }: { manifest: PostgresManifest; documents: readonly CorpusDocument[] },
): PostgresIndex {
  const { dimension } = manifest.origin.model;
  return {
    database,
    manifest,
    documents,
    passageStore: new PostgresVectorStore(embeddings, { table: PASSAGES, dimension, database }),
    termStore: new PostgresVectorStore(embeddings, { table: TERMS, dimension, database }),
  };
}
