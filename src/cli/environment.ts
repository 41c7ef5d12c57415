import { existsSync } from 'node:fs';
import { bundledFolders } from '../package-root.js';
import { readSettings, type Settings } from '../settings.js';

const CORPUS_HERE = 'corpus';

/** The settings of this process; where nothing names a corpus and none lies here, the statement that ships is meant. */
export function settingsOfProcess(): Settings {
  const { env } = process;
  if (env['CORPUS_DIR'] !== undefined || existsSync(CORPUS_HERE)) return readSettings(env);
  const { corpusFolder, indexFolder } = bundledFolders();
  return readSettings({ CORPUS_DIR: corpusFolder, INDEX_DIR: indexFolder, ...env });
}
