import { buildIndexWithProgress, createEmbeddings, createReader } from '../src/cli/index-command.js';
import { runCommand } from '../src/cli/run.js';
import { readSettings } from '../src/settings.js';

await runCommand(async () => {
  const settings = readSettings(process.env);
  const { manifest, isNew } = await buildIndexWithProgress(settings, {
    embeddings: createEmbeddings(settings),
    reader: createReader(settings),
  });
  const { documents, passages } = manifest.counts;
  const state = isNew ? 'Built' : 'Up to date:';
  console.log(`${state} ${settings.indexFolder} with ${String(documents)} documents and ${String(passages)} passages`);
});
