import type { Command } from 'commander';

export function addServeCommand(program: Command): void {
  program
    .command('serve')
    .description('serves the HTTP API, the pages and the widget; settings are environment variables')
    .addHelpText('after', '\nExamples:\n  PORT=8080 CORPUS_DIR=texts INDEX_DIR=texts-index statement-qa serve')
    .action(async () => {
      const { serve } = await import('./serve.js');
      await serve();
    });
}
