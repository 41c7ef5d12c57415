import { PGlite } from '@electric-sql/pglite';
import { vector } from '@electric-sql/pglite-pgvector';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { freePort } from './free-port.js';
import { whenFileIsDone } from './when-file-is-done.js';

const CONNECTIONS = 20;

/** PostgreSQL, compiled to WebAssembly, behind its own protocol on a port of this machine. One transaction runs at a time. */
export interface DatabaseUnderTest {
  readonly url: string;
  /** Runs statements past the protocol. */
  run(statements: string): Promise<void>;
  /** Drops all connections and takes none until `start`. */
  stop(): Promise<void>;
  start(): Promise<void>;
}

/** A database of its own, until the test file is done. Without pgvector, the server has none to install. */
export async function startDatabase({ hasPgvector = true } = {}): Promise<DatabaseUnderTest> {
  const database = await PGlite.create({ extensions: hasPgvector ? { vector } : {} });
  const port = await freePort();
  let server: PGLiteSocketServer | null = null;
  const start = async (): Promise<void> => {
    server = new PGLiteSocketServer({ db: database, host: '127.0.0.1', port, maxConnections: CONNECTIONS });
    await server.start();
  };
  const stop = async (): Promise<void> => {
    await server?.stop();
    server = null;
  };
  await start();
  whenFileIsDone(async () => {
    await stop();
    await database.close();
  });
  return {
    url: `postgres://postgres:a-password@127.0.0.1:${String(port)}/postgres`,
    async run(statements) {
      await database.exec(statements);
    },
    stop,
    start,
  };
}
