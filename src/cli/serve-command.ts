import { InvalidArgumentError, type Command } from 'commander';

interface ServeOptions {
  readonly workers: number;
}

const EXAMPLES = `
Examples:
  PORT=8080 CORPUS_DIR=texts INDEX_DIR=texts-index statement-qa serve
  METRICS_PORT=9464 statement-qa serve --workers 4`;

function workerCount(value: string): number {
  if (!/^[1-9]\d{0,2}$/.test(value)) throw new InvalidArgumentError('must be a whole number from 1 to 999');
  return Number(value);
}

export function addServeCommand(program: Command): void {
  program
    .command('serve')
    .description('serves the HTTP API, the pages and the widget; settings are environment variables')
    .option(
      '--workers <count>',
      'processes that answer on the one port, each with the index in its memory',
      workerCount,
      1,
    )
    .addHelpText('after', EXAMPLES)
    .action(async ({ workers }: ServeOptions) => {
      const { default: cluster } = await import('node:cluster');
      if (workers > 1 && cluster.isPrimary) {
        const { serveByWorkers } = await import('./serve-workers.js');
        await serveByWorkers(workers);
      } else {
        const { serve } = await import('./serve.js');
        await serve();
      }
    });
}
