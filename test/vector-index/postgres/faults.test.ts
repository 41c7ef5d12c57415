import pg from 'pg';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  DatabaseSlowError,
  DatabaseUnavailableError,
  DatabaseUnusableError,
  IndexMissingError,
  IndexUnusableError,
} from '../../../src/errors.js';
import { buildPostgresIndex } from '../../../src/vector-index/postgres/build-postgres-index.js';
import { describedError } from '../../../src/vector-index/postgres/database-errors.js';
import { Database } from '../../../src/vector-index/postgres/database.js';
import { loadPostgresIndex } from '../../../src/vector-index/postgres/load-postgres-index.js';
import { ModelDouble } from '../../doubles/model-double.js';
import { startDatabase, type DatabaseUnderTest } from '../../set-up/database.js';
import { newFolder } from '../../set-up/folders.js';

let server: DatabaseUnderTest;
let database: Database;
let corpusFolder: string;

beforeAll(async () => {
  server = await startDatabase();
  database = new Database(server.url);
  corpusFolder = await newFolder({ 'a.md': 'Apples are picked in September. Pears ripen in October.' });
});

beforeEach(() => server.run('DROP SCHEMA IF EXISTS statement_qa CASCADE'));

function build(into: Database = database): Promise<unknown> {
  return buildPostgresIndex({ corpusFolder, database: into, embeddings: new ModelDouble() });
}

/** The error of something that must fail. */
async function failure(work: Promise<unknown>): Promise<unknown> {
  try {
    await work;
  } catch (error) {
    return error;
  }
  throw new Error('it did not fail');
}

describe('a database that is not there', () => {
  test('is told in one line, without the password, and used again as soon as it is back', async () => {
    await build();
    const { termStore } = await loadPostgresIndex(database, new ModelDouble());
    expect(await termStore.similaritySearch('pears', 1)).toHaveLength(1);
    await server.stop();
    const error = await failure(termStore.similaritySearch('pears', 1));
    expect(error).toBeInstanceOf(DatabaseUnavailableError);
    const told = String(error);
    expect(told).toMatch(/postgres:\/\/127\.0\.0\.1:\d+\/postgres can't be reached \(.+\)\. See that it runs/);
    expect(told).not.toMatch(/a-password|\n/);
    await server.start();
    expect(await termStore.similaritySearch('pears', 1)).toHaveLength(1);
  });

  test('is told for a name that no machine has', async () => {
    const error = await failure(loadPostgresIndex(new Database('postgres://u:p@nowhere.invalid/x'), new ModelDouble()));
    expect(error).toBeInstanceOf(DatabaseUnavailableError);
  });
});

test('a database that takes too long is told, and used again as soon as it answers', async () => {
  await build();
  const hasty = new Database(server.url, { answeredWithin: 100 });
  const { termStore } = await loadPostgresIndex(hasty, new ModelDouble());
  // This database runs one transaction at a time.
  const busy = new pg.Client(server.url);
  await busy.connect();
  await busy.query('BEGIN; SELECT 1');
  const error = await failure(termStore.similaritySearch('pears', 1));
  expect(error).toBeInstanceOf(DatabaseSlowError);
  expect(String(error)).toMatch(/took more than 100 ms over a query\. See/);
  await busy.query('COMMIT');
  await busy.end();
  // The transaction of the connection that was given up: a server in full ends it by itself.
  await server.run('ROLLBACK');
  expect(await termStore.similaritySearch('pears', 1)).toHaveLength(1);
});

test('a database without pgvector is told with the command that installs it', async () => {
  const bare = new Database((await startDatabase({ hasPgvector: false })).url);
  for (const work of [build, (into: Database) => loadPostgresIndex(into, new ModelDouble())]) {
    const error = await failure(work(bare));
    expect(error).toBeInstanceOf(DatabaseUnusableError);
    expect(String(error)).toMatch(/no pgvector.*CREATE EXTENSION vector/);
  }
});

describe('an index that is not the server’s', () => {
  test('a database that nothing was built in is told with the command that builds', async () => {
    const error = await failure(loadPostgresIndex(database, new ModelDouble()));
    expect(error).toBeInstanceOf(IndexMissingError);
    expect(String(error)).toMatch(/no index in postgres:\S+\. Build it with: statement-qa build/);
  });

  test.each([
    [
      'another model',
      new ModelDouble({ id: 'other', sha256: 'b'.repeat(64) }),
      /built with the model "double".*"other"/,
    ],
    ['a model of another dimension', new ModelDouble({ dimension: 8 }), /built with the model/],
  ])('vectors of %s are refused', async (_, embeddings, reason) => {
    await build();
    const error = await failure(loadPostgresIndex(database, embeddings));
    expect(error).toBeInstanceOf(IndexUnusableError);
    expect(String(error)).toMatch(reason);
  });

  test.each([
    [
      'a table for vectors of another dimension',
      `DELETE FROM statement_qa.passages; DROP INDEX statement_qa.passages_by_vector;
       ALTER TABLE statement_qa.passages ALTER COLUMN embedding TYPE vector(8)`,
      /vectors of 8 dimensions where its model gives 16/,
    ],
    ['passages that are missing', "DELETE FROM statement_qa.passages WHERE kind = 'sentence'", /holds 1 passages .* 3/],
    ['a manifest that was written over', "UPDATE statement_qa.manifest SET content = '{}'", /manifest is damaged/],
    ['tables of another version', 'UPDATE statement_qa.schema_version SET version = 99', /of another version/],
  ])('%s: told, and the index is refused', async (_, damage, reason) => {
    await build();
    await server.run(damage);
    const error = await failure(loadPostgresIndex(database, new ModelDouble()));
    expect(error).toBeInstanceOf(IndexUnusableError);
    expect(String(error)).toMatch(reason);
  });

  test('tables that somebody changed are told', async () => {
    await build();
    await server.run('ALTER TABLE statement_qa.documents RENAME COLUMN content TO contents');
    const error = await failure(loadPostgresIndex(database, new ModelDouble()));
    expect(error).toBeInstanceOf(DatabaseUnusableError);
    expect(String(error)).toMatch(/drop the schema statement_qa and build it again/);
  });
});

/** As the driver gives them: this database in WebAssembly knows neither timeouts of its own nor passwords. */
test.each([
  ['57014', 'canceling statement due to statement timeout', DatabaseSlowError],
  ['28P01', 'password authentication failed for user "qa"', DatabaseUnavailableError],
  ['3D000', 'database "qa" does not exist', DatabaseUnavailableError],
  ['53300', 'sorry, too many clients already', DatabaseUnavailableError],
  ['57P01', 'terminating connection due to administrator command', DatabaseUnavailableError],
  ['ECONNRESET', 'read ECONNRESET', DatabaseUnavailableError],
  ['42501', 'permission denied for schema statement_qa', DatabaseUnusableError],
])('%s (%s) is told as what it is', (code, message, kind) => {
  const error = describedError(Object.assign(new Error(message), { code }), 'postgres://db/qa', 4000);
  expect(error).toBeInstanceOf(kind);
});
