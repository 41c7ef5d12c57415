import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { Option, type Command } from 'commander';
import { createServer } from 'node:http';
import { createMcpApp } from '../mcp/mcp-app.js';
import { createMcpServer } from '../mcp/mcp-server.js';
import { packageVersion } from '../package-version.js';
import { readSettings } from '../settings.js';
import { assembleWithProgress } from './index-command.js';
import { listen } from './listen.js';
import { UsageError } from './run.js';

const LOCAL_HOSTS = ['localhost', '127.0.0.1', '[::1]'];
const EXAMPLES = `
Examples:
  statement-qa mcp                                         for a client that starts it, over standard input
  statement-qa mcp --http 3001                             at http://127.0.0.1:3001/mcp
  statement-qa mcp --http 3001 --allow-host qa.example.org behind a proxy that passes the host's name on`;

interface McpOptions {
  readonly http?: string;
  readonly allowHost: readonly string[];
}

/** @throws UsageError */
function portOf(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw new UsageError(`--http: must be a port from 0 to 65535, but is "${text}"`);
}

async function mcp({ http, allowHost }: McpOptions): Promise<void> {
  const port = http === undefined ? null : portOf(http);
  const settings = readSettings(process.env);
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

export function addMcpCommand(program: Command): void {
  program
    .command('mcp')
    .description('serves assistants by the Model Context Protocol: over standard input, or over HTTP')
    .option('--http <port>', 'serve Streamable HTTP there, on HOST; 0 takes any free port')
    .addOption(
      new Option('--allow-host <name...>', 'further names by which the server may be called over HTTP').default(
        [],
        'none',
      ),
    )
    .addHelpText('after', EXAMPLES)
    .action(mcp);
}
