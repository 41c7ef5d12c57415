import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { assertUnchanged, parseCorpus, readCorpusFiles } from '../../corpus/read-corpus.js';
import { IndexBusyError } from '../../errors.js';
import type { CorpusDocument } from '../../types.js';
import { originOf, type BuildResult, type IndexInputs } from '../index-inputs.js';
import type { IndexOrigin } from '../manifest.js';
import { isLockTimeout } from './database-errors.js';
import type { Database, Session } from './database.js';
import { openPostgresIndex, type PostgresIndex } from './postgres-index.js';
import { findManifest, POSTGRES_FORMAT, writeManifest, type PostgresManifest } from './postgres-manifest.js';
import { migrate, resetVectors, storedDimension } from './schema.js';
import { StoredContents } from './stored-contents.js';
import { TableWriter } from './table-writer.js';

/** Any number that no other program locks in the same database: "sqa" in ASCII. */
const LOCK = 0x73_71_61;
const WAITS_FOR = '10min';

export interface PostgresBuildOptions extends IndexInputs {
  readonly database: Database;
}

/** Until the transaction ends; a process that dies lets go of it. @throws IndexBusyError */
async function lock(session: Session, where: string): Promise<void> {
  await session.query(`SET LOCAL lock_timeout = '${WAITS_FOR}'`);
  try {
    await session.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
  } catch (error) {
    if (!isLockTimeout(error)) throw error;
    throw new IndexBusyError(where, 'pg_stat_activity tells which one: its application is statement-qa.');
  }
}

/** Readies the tables for vectors of a model; those of another one, or of another graph, go. */
async function prepare(
  session: Session,
  before: PostgresManifest | null,
  { model, graph }: IndexOrigin,
): Promise<void> {
  const isKept =
    before?.origin.model.sha256 === model.sha256 &&
    isDeepStrictEqual(before.origin.graph, graph) &&
    (await storedDimension(session)) === model.dimension;
  if (!isKept) await resetVectors(session, model.dimension);
}

interface Build {
  readonly session: Session;
  readonly origin: IndexOrigin;
  readonly documents: readonly CorpusDocument[];
}

async function write({ session, origin, documents }: Build, options: PostgresBuildOptions): Promise<PostgresManifest> {
  const { database, embeddings, onProgress, suggestionMaker } = options;
  const contents = new StoredContents(documents);
  const own = { where: database.where, read: <T>(work: (session: Session) => Promise<T>) => work(session) };
  const open = (manifest: PostgresManifest): PostgresIndex =>
    openPostgresIndex(own, embeddings, { manifest, documents });
  const draft: PostgresManifest = {
    format: POSTGRES_FORMAT,
    id: randomUUID(),
    builtAt: new Date().toISOString(),
    origin,
    counts: { documents: documents.length, passages: 0, terms: 0, suggestions: 0 },
    ...contents.statistics(),
  };
  const writer = new TableWriter(session, { index: open(draft), contents, onProgress });
  await writer.writeDocuments();
  await writer.writePassages();
  const terms = await writer.writeTerms();
  await writer.index();
  const statistics = contents.statistics();
  const passages = statistics.sentences.count + statistics.paragraphs.count;
  const written = { ...draft, ...statistics, counts: { ...draft.counts, passages, terms } };
  // What suggests questions asks this index, which must stand in its place for that.
  await writeManifest(session, written, []);
  const suggestions = (await suggestionMaker?.make(open(written))) ?? [];
  const manifest = { ...written, counts: { ...written.counts, suggestions: suggestions.length } };
  await writeManifest(session, manifest, suggestions);
  return manifest;
}

/**
 * Brings the index in a database up to date with a corpus, a model and the parameters. All is written in one
 * transaction: readers see the old index or the new one. Only passages whose text is new are embedded. Only one process
 * builds at a time; another waits for it.
 *
 * @throws CorpusError, ModelError, IndexBusyError, DatabaseUnavailableError, DatabaseUnusableError
 */
export async function buildPostgresIndex(options: PostgresBuildOptions): Promise<BuildResult<PostgresManifest>> {
  const { corpusFolder, database } = options;
  const files = await readCorpusFiles(corpusFolder);
  const origin = await originOf(files, options);
  return database.write(async (session) => {
    await lock(session, database.where);
    await migrate(session, database.where);
    const before = await findManifest(session);
    if (before !== null && isDeepStrictEqual(before.origin, origin)) return { manifest: before, isNew: false };
    const documents = await parseCorpus(files);
    await prepare(session, before, origin);
    const manifest = await write({ session, origin, documents }, options);
    await assertUnchanged(corpusFolder, files);
    return { manifest, isNew: true };
  });
}
