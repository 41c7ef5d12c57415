import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { pino, type Logger } from 'pino';
import type { Assembly } from '../assembly/assemble.js';
import { createMcpApp } from '../mcp/mcp-app.js';
import { createMcpServer } from '../mcp/mcp-server.js';
import { packageVersion } from '../package-version.js';
import { Draining } from '../server/draining.js';
import { createHttpServer } from '../server/http-server.js';
import { LOAD_LIMITS } from '../server/load-shedding.js';
import type { Settings } from '../settings.js';
import { DatabaseWatch } from './database-watch.js';
import { endOnSignal, endOnUncaught } from './ending.js';
import { settingsOfProcess } from './environment.js';
import { assembleWithProgress, createEmbeddings, createReader, indexPlaceOf } from './index-command.js';
import { listen } from './listen.js';
import { UsageError } from './run.js';
import { CurrentIndex } from './serving.js';

const LOCAL_HOSTS = ['localhost', '127.0.0.1', '[::1]'];

export interface McpOptions {
  readonly http?: string;
  readonly allowHost: readonly string[];
}

/** @throws UsageError */
function portOf(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw new UsageError(`--http: must be a port from 0 to 65535, but is "${text}"`);
}

/** What is answered from: where the index is in a database, it is loaded anew whenever it was replaced there. */
async function openCurrent(settings: Settings, logger: Logger): Promise<() => Assembly> {
  const place = indexPlaceOf(settings);
  if (typeof place === 'string') {
    const assembly = await assembleWithProgress(settings);
    return () => assembly;
  }
  const models = { embeddings: createEmbeddings(settings), reader: createReader(settings) };
  const index = new CurrentIndex({ ...settings, place, models, logger });
  const first = await index.load();
  await new DatabaseWatch({ database: place, current: index, logger }).load();
  return () => index.serving ?? first;
}

/** Serves assistants until its input ends, or a signal ends it. @throws UsageError, SettingsError */
export async function serveMcp({ http, allowHost }: McpOptions): Promise<void> {
  const port = http === undefined ? null : portOf(http);
  const settings = settingsOfProcess();
  // Standard output is the assistant's where no port is given.
  const logger = pino({ level: settings.logLevel }, pino.destination(port === null ? 2 : 1));
  const current = await openCurrent(settings, logger);
  const version = packageVersion();
  if (port === null) {
    await createMcpServer(current, version).connect(new StdioServerTransport());
    return;
  }
  endOnUncaught(logger);
  const draining = new Draining();
  const app = createMcpApp({
    ...settings,
    createServer: () => createMcpServer(current, version),
    allowedHosts: [...LOCAL_HOSTS, ...allowHost],
    loadLimits: LOAD_LIMITS,
    draining,
    logger,
  });
  const server = createHttpServer(app, logger);
  const address = await listen(server, { variable: '--http', port, host: settings.host });
  endOnSignal(server, draining, logger);
  console.log(`Serving MCP on ${address}/mcp`);
}
