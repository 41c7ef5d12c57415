import { DatabaseUnusableError, IndexMissingError, IndexUnusableError } from '../../errors.js';
import type { Session } from './database.js';

/** The first version of pgvector that has halfvec. */
const OLDEST_PGVECTOR = '0.7.0';

/** Each brings the schema from the version that is its place to the next; one that was released is never changed. */
const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE statement_qa.manifest (
    is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only),
    content jsonb NOT NULL,
    suggestions jsonb NOT NULL
  );
  CREATE TABLE statement_qa.documents (
    id text PRIMARY KEY,
    place integer NOT NULL,
    content jsonb NOT NULL
  );
  CREATE TABLE statement_qa.passages (
    document text NOT NULL REFERENCES statement_qa.documents ON DELETE CASCADE,
    hash text NOT NULL,
    text_hash text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('sentence', 'paragraph')),
    paragraph integer NOT NULL,
    start_offset integer NOT NULL,
    end_offset integer NOT NULL,
    sentence integer,
    content text NOT NULL,
    terms text[] NOT NULL,
    length integer NOT NULL,
    lexemes tsvector NOT NULL GENERATED ALWAYS AS (array_to_tsvector(terms)) STORED,
    embedding vector NOT NULL,
    PRIMARY KEY (document, hash)
  );
  CREATE INDEX passages_by_paragraph ON statement_qa.passages (document, paragraph);
  CREATE INDEX passages_by_text ON statement_qa.passages (text_hash);
  CREATE INDEX sentences_by_lexeme ON statement_qa.passages USING gin (lexemes) WHERE kind = 'sentence';
  CREATE INDEX paragraphs_by_lexeme ON statement_qa.passages USING gin (lexemes) WHERE kind = 'paragraph';
  CREATE TABLE statement_qa.terms (
    term text PRIMARY KEY,
    word text,
    in_sentences integer NOT NULL,
    in_paragraphs integer NOT NULL,
    embedding vector
  );
  `,
];

async function schemaVersion(session: Session): Promise<number | null> {
  const [found] = await session.query<{ is_there: boolean }>(
    "SELECT to_regclass('statement_qa.schema_version') IS NOT NULL AS is_there",
  );
  if (found?.is_there !== true) return null;
  const [row] = await session.query<{ version: number }>('SELECT version FROM statement_qa.schema_version');
  return row?.version ?? null;
}

/** Whether one version, in numbers with dots, is older than another. */
function isOlder(version: string, than: string): boolean {
  return version.localeCompare(than, 'en', { numeric: true }) < 0;
}

async function installedPgvector(session: Session): Promise<string | null> {
  const [extension] = await session.query<{ version: string }>(
    "SELECT extversion AS version FROM pg_extension WHERE extname = 'vector'",
  );
  return extension?.version ?? null;
}

function assertPgvector(version: string | null, where: string): void {
  if (version === null) {
    throw new DatabaseUnusableError(
      where,
      'it has no pgvector. Install it on the server, and as a superuser run in this database: CREATE EXTENSION vector',
    );
  }
  if (isOlder(version, OLDEST_PGVECTOR)) {
    throw new DatabaseUnusableError(
      where,
      `its pgvector is ${version}, and ${OLDEST_PGVECTOR} is needed. Install that, and run: ALTER EXTENSION vector UPDATE`,
    );
  }
}

/** @throws DatabaseUnusableError without pgvector, IndexMissingError, IndexUnusableError where another version made the tables. */
export async function assertSchema(session: Session, where: string): Promise<void> {
  const version = await schemaVersion(session);
  const pgvector = await installedPgvector(session);
  // Where nothing was built yet, building installs it.
  if (version === null && pgvector === null && (await isPgvectorAtHand(session))) throw new IndexMissingError(where);
  assertPgvector(pgvector, where);
  if (version === null) throw new IndexMissingError(where);
  if (version !== MIGRATIONS.length)
    throw new IndexUnusableError(where, `its tables are those of another version of statement-qa.`);
}

/** Makes the tables, or brings those of a version before up to date. @throws DatabaseUnusableError */
export async function migrate(session: Session, where: string): Promise<void> {
  if ((await installedPgvector(session)) === null && (await isPgvectorAtHand(session)))
    await session.query('CREATE EXTENSION vector');
  assertPgvector(await installedPgvector(session), where);
  const version = await schemaVersion(session);
  if (version === null) {
    await session.query('CREATE SCHEMA IF NOT EXISTS statement_qa');
    await session.query('CREATE TABLE statement_qa.schema_version (version integer NOT NULL)');
    await session.query('INSERT INTO statement_qa.schema_version VALUES (0)');
  }
  const from = version ?? 0;
  if (from > MIGRATIONS.length) {
    throw new DatabaseUnusableError(
      where,
      'its tables are those of a newer version of statement-qa. Use that, or another database.',
    );
  }
  for (const migration of MIGRATIONS.slice(from)) await session.query(migration);
  if (from < MIGRATIONS.length)
    await session.query('UPDATE statement_qa.schema_version SET version = $1', [MIGRATIONS.length]);
}

async function isPgvectorAtHand(session: Session): Promise<boolean> {
  const found = await session.query("SELECT FROM pg_available_extensions WHERE name = 'vector'");
  return found.length > 0;
}

/** The dimension of the vectors that the tables take; null where none is set yet. */
export async function storedDimension(session: Session): Promise<number | null> {
  const [column] = await session.query<{ dimension: number }>(
    `SELECT atttypmod AS dimension FROM pg_attribute
     WHERE attrelid = 'statement_qa.passages'::regclass AND attname = 'embedding'`,
  );
  return column === undefined || column.dimension < 1 ? null : column.dimension;
}

/** Makes the tables take vectors of a dimension; what they hold is lost, and with it the graphs. */
export async function resetVectors(session: Session, dimension: number): Promise<void> {
  const isSame = (await storedDimension(session)) === dimension;
  for (const table of ['passages', 'terms']) {
    await session.query(`DROP INDEX IF EXISTS statement_qa.${table}_by_vector`);
    // Unlike TRUNCATE, this leaves readers what they read until it is committed.
    await session.query(`DELETE FROM statement_qa.${table}`);
    if (isSame) continue;
    await session.query(`ALTER TABLE statement_qa.${table} ALTER COLUMN embedding TYPE vector(${String(dimension)})`);
  }
}
