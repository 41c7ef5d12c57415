import type { Command } from 'commander';
import { settingsOfProcess } from './environment.js';
import { indexSize } from './index-size.js';
import { print } from './print.js';

async function build(): Promise<void> {
  const { buildIndexWithProgress, createEmbeddings, createReader, indexPlaceOf } = await import('./index-command.js');
  const settings = settingsOfProcess();
  const { manifest, isNew } = await buildIndexWithProgress(settings, {
    embeddings: createEmbeddings(settings),
    reader: createReader(settings),
  });
  const state = isNew ? 'Built' : 'Up to date:';
  const place = indexPlaceOf(settings);
  const where = typeof place === 'string' ? place : place.where;
  print(`${state} ${where} with ${indexSize(manifest.counts)}`);
}

export function addBuildCommand(program: Command): void {
  program
    .command('build')
    .description(
      'brings the index up to date, which every other command but quote does too, unless VECTOR_STORE is set',
    )
    .addHelpText('after', '\nExamples:\n  CORPUS_DIR=texts INDEX_DIR=texts-index statement-qa build')
    .action(build);
}
