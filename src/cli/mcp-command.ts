import { Option, type Command } from 'commander';
import type { McpOptions } from './mcp.js';

const EXAMPLES = `
Examples:
  statement-qa mcp                                         for a client that starts it, over standard input
  statement-qa mcp --http 3001                             at http://127.0.0.1:3001/mcp
  statement-qa mcp --http 3001 --allow-host qa.example.org behind a proxy that passes the host's name on
  API_KEY=... statement-qa mcp --http 3001                 only for those who send it: Authorization: Bearer KEY`;

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
    .action(async (options: McpOptions) => {
      const { serveMcp } = await import('./mcp.js');
      await serveMcp(options);
    });
}
