import type { IndexedDocuments } from './index-documents.js';
import type { PostgresIndex } from './postgres/postgres-index.js';

/** What retrieval can search: passages in memory, or in a database. */
export type SearchIndex = IndexedDocuments | PostgresIndex;
