import type { Pool, PoolClient, QueryConfig } from 'pg';
import { DatabaseUnusableError } from '../../errors.js';
import { describedError } from './database-errors.js';

/** Breadth of a search in an HNSW graph, as in memory. */
const SEARCH_BREADTH = 128;
/** The most that pgvector takes. */
const WIDEST_SEARCH = 1000;
const CONNECTIONS = 10;
/** In milliseconds. A request has 10 seconds, which more than one statement shares. */
const CONNECTED_WITHIN = 3000;
const ANSWERED_WITHIN = 4000;
/** How much longer than the server itself the driver waits for it, before it takes the connection for lost. */
const GRACE = 1000;

/** One transaction. */
export interface Session {
  /** The rows that a statement gives; values stand in it as $1, $2, … */
  query<Row extends object>(statement: string, values?: readonly unknown[]): Promise<Row[]>;
}

export interface SnapshotOptions {
  /** How many neighbours a search by vectors must be able to find. */
  readonly neighbours?: number;
}

/** Where sessions that read come from. */
export interface Snapshots {
  /** The database's address, without user and password. */
  readonly where: string;
  /**
   * Reads in one snapshot: whatever is committed meanwhile, all statements see the same.
   *
   * @throws DatabaseUnavailableError, DatabaseSlowError, DatabaseUnusableError
   */
  read<T>(work: (session: Session) => Promise<T>, options?: SnapshotOptions): Promise<T>;
}

export interface DatabaseOptions {
  /** How long a statement that reads may take, in milliseconds. */
  readonly answeredWithin?: number;
}

/** A statement's own timeout, which the driver knows and its types don't. */
interface TimedQuery extends QueryConfig {
  readonly query_timeout?: number;
}

/** A PostgreSQL database, connected to when it is first used, and again after it was lost. */
export class Database implements Snapshots {
  readonly where: string;
  readonly #url: string;
  readonly #answeredWithin: number;
  #pool: Promise<Pool> | undefined;

  /** `url` as in postgres://user:password@host:5432/name. */
  constructor(url: string, { answeredWithin = ANSWERED_WITHIN }: DatabaseOptions = {}) {
    const { host, pathname } = new URL(url);
    this.#url = url;
    this.where = `postgres://${host}${pathname}`;
    this.#answeredWithin = answeredWithin;
  }

  read<T>(work: (session: Session) => Promise<T>, { neighbours = 1 }: SnapshotOptions = {}): Promise<T> {
    const breadth = Math.min(Math.max(SEARCH_BREADTH, neighbours), WIDEST_SEARCH);
    return this.#transaction(
      `BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;
       SET LOCAL statement_timeout = ${String(this.#answeredWithin)};
       SET LOCAL hnsw.ef_search = ${String(breadth)}`,
      work,
      this.#answeredWithin + GRACE,
    );
  }

  /** Writes all or nothing; a statement may take as long as it needs. @throws as `read` */
  write<T>(work: (session: Session) => Promise<T>): Promise<T> {
    return this.#transaction(
      `BEGIN; SET LOCAL statement_timeout = 0; SET LOCAL hnsw.ef_search = ${String(SEARCH_BREADTH)}`,
      work,
    );
  }

  async close(): Promise<void> {
    const pool = await this.#pool;
    this.#pool = undefined;
    await pool?.end();
  }

  /** The driver waits without end where no `patience` is given, in milliseconds. */
  async #transaction<T>(begin: string, work: (session: Session) => Promise<T>, patience?: number): Promise<T> {
    const client = await this.#connect();
    const connection = { isLost: false };
    const query: Session['query'] = async <Row extends object>(text: string, values: readonly unknown[] = []) => {
      const timed: TimedQuery = {
        text,
        values: [...values],
        ...(patience !== undefined && { query_timeout: patience }),
      };
      try {
        return (await client.query<Row>(timed)).rows;
      } catch (error) {
        const described = describedError(error, this.where, this.#answeredWithin);
        if (!(described instanceof DatabaseUnusableError)) connection.isLost = true;
        throw described;
      }
    };
    try {
      await query(begin);
      const result = await work({ query });
      await query('COMMIT');
      return result;
    } catch (error) {
      // The server undoes what was begun on a connection that is lost or given up.
      if (!connection.isLost) await query('ROLLBACK').catch(() => undefined);
      throw error;
    } finally {
      client.release(connection.isLost);
    }
  }

  async #connect(): Promise<PoolClient> {
    try {
      return await (await this.#connections()).connect();
    } catch (error) {
      throw describedError(error, this.where, this.#answeredWithin);
    }
  }

  #connections(): Promise<Pool> {
    this.#pool ??= openPool(this.#url);
    return this.#pool;
  }
}

/** Loads the driver only now: who keeps the index in a folder needs none. */
async function openPool(url: string): Promise<Pool> {
  const { default: pg } = await import('pg');
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECTED_WITHIN,
    keepAlive: true,
    allowExitOnIdle: true,
    application_name: 'statement-qa',
  });
  // A connection that is lost tells so to whoever waits for it; without these, its event ends the process besides.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
