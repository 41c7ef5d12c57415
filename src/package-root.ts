import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The folder of this package, wherever the running file lies in it: the package resolves itself by its name. */
export function packageRoot(): string {
  return dirname(createRequire(import.meta.url).resolve('statement-qa/package.json'));
}

/** Where the models lie that ship with the package, and those that were downloaded. */
export function modelsFolder(): string {
  return join(packageRoot(), 'models');
}

/** The statement that ships, and its index, which is built when the package is packed. */
export function bundledFolders(): { corpusFolder: string; indexFolder: string } {
  return { corpusFolder: join(packageRoot(), 'corpus'), indexFolder: join(packageRoot(), 'index') };
}
