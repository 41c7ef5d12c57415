import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { createServer } from 'node:http';
import { createMcpApp } from '../mcp/mcp-app.js';
import { createMcpServer } from '../mcp/mcp-server.js';
import { packageVersion } from '../package-version.js';
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
  const app = createMcpApp({
    createServer: () => createMcpServer(assembly, version),
    allowedHosts: [...LOCAL_HOSTS, ...allowHost],
    allowedOrigins: settings.allowedOrigins,
  });
  const address = await listen(createServer(app), { variable: '--http', port, host: settings.host });
  console.log(`Serving MCP on ${address}/mcp`);
}
