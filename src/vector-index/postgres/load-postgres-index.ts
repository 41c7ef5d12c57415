import { IndexUnusableError } from '../../errors.js';
import type { IdentifiedEmbeddings } from '../../embeddings/identified-embeddings.js';
import type { CorpusDocument, Suggestion } from '../../types.js';
import { assertBuiltWith } from '../manifest.js';
import type { Database, Session } from './database.js';
import { openPostgresIndex, type PostgresIndex } from './postgres-index.js';
import { readManifestRow, type PostgresManifest } from './postgres-manifest.js';
import { assertSchema, storedDimension } from './schema.js';

/** An index in a database, ready to be searched. */
export interface LoadedPostgresIndex extends PostgresIndex {
  readonly suggestions: readonly Suggestion[];
}

/** @throws IndexUnusableError where the tables hold something else than the manifest says. */
async function assertContents(session: Session, { origin, counts }: PostgresManifest, where: string): Promise<void> {
  const dimension = await storedDimension(session);
  if (dimension !== origin.model.dimension) {
    const reason = `its table takes vectors of ${String(dimension)} dimensions where its model gives ${String(origin.model.dimension)}.`;
    throw new IndexUnusableError(where, reason);
  }
  const [passages] = await session.query<{ count: number }>('SELECT count(*)::integer FROM statement_qa.passages');
  if (passages?.count !== counts.passages) {
    const reason = `it holds ${String(passages?.count)} passages where its manifest says ${String(counts.passages)}.`;
    throw new IndexUnusableError(where, reason);
  }
}

/**
 * Loads what is held in memory of an index in a database, after checking that a model's vectors are in it.
 *
 * @throws IndexMissingError, IndexUnusableError, DatabaseUnavailableError, DatabaseSlowError, DatabaseUnusableError
 */
export async function loadPostgresIndex(
  database: Database,
  embeddings: IdentifiedEmbeddings,
): Promise<LoadedPostgresIndex> {
  const { where } = database;
  const identity = await embeddings.identity();
  return database.read(async (session) => {
    await assertSchema(session, where);
    const { manifest, suggestions } = await readManifestRow(session, where);
    assertBuiltWith(identity, manifest.origin, where);
    await assertContents(session, manifest, where);
    const documents = await session.query<{ content: CorpusDocument }>(
      'SELECT content FROM statement_qa.documents ORDER BY place',
    );
    return {
      ...openPostgresIndex(database, embeddings, { manifest, documents: documents.map(({ content }) => content) }),
      suggestions,
    };
  });
}
