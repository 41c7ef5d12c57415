import { createRequire } from 'node:module';
import { dirname } from 'node:path';

/** The folder of this package, wherever the running file lies in it: the package resolves itself by its name. */
export function packageRoot(): string {
  return dirname(createRequire(import.meta.url).resolve('statement-qa/package.json'));
}
