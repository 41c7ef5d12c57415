import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { pino } from 'pino';
import { createMcpApp } from '../mcp/mcp-app.js';
import { createMcpServer } from '../mcp/mcp-server.js';
import { packageVersion } from '../package-version.js';
import { Draining } from '../server/draining.js';
import { createHttpServer } from '../server/http-server.js';
import { LOAD_LIMITS } from '../server/load-shedding.js';
import { endOnSignal, endOnUncaught } from './ending.js';
import { settingsOfProcess } from './environment.js';
import { assembleWithProgress } from './index-command.js';
import { listen } from './listen.js';
import { UsageError } from './run.js';

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

/** Serves assistants until its input ends, or a signal ends it. @throws UsageError, SettingsError */
export async function serveMcp({ http, allowHost }: McpOptions): Promise<void> {
  const port = http === undefined ? null : portOf(http);
  const settings = settingsOfProcess();
  const assembly = await assembleWithProgress(settings);
  const version = packageVersion();
  if (port === null) {
    await createMcpServer(assembly, version).connect(new StdioServerTransport());
    return;
  }
  const logger = pino({ level: settings.logLevel });
  endOnUncaught(logger);
  const draining = new Draining();
  const app = createMcpApp({
    ...settings,
    createServer: () => createMcpServer(assembly, version),
    allowedHosts: [...LOCAL_HOSTS, ...allowHost],
    loadLimits: LOAD_LIMITS,
    draining,
    logger,
  });
  const server = createHttpServer(app);
  const address = await listen(server, { variable: '--http', port, host: settings.host });
  endOnSignal(server, draining, logger);
  console.log(`Serving MCP on ${address}/mcp`);
}
