import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';

/** Where a model's files lie, and whether they may be fetched from the hub into there. */
export interface ModelLocation {
  readonly folder: string;
  readonly isBundled: boolean;
}

/** Which model made a vector: vectors of different identity must never meet. */
export interface ModelIdentity {
  readonly id: string;
  readonly sha256: string;
  readonly dimension: number;
}

/** A model is a folder of `modelsFolder`, or else a name on the hub, whose files are kept in its `.cache`. */
export function locateModel(model: string, modelsFolder: string): ModelLocation {
  const bundled = join(modelsFolder, model);
  if (existsSync(join(bundled, 'config.json'))) return { folder: bundled, isBundled: true };
  return { folder: join(modelsFolder, '.cache', model), isBundled: false };
}

/** SHA-256 over the names and contents of a loaded model's files, its documentation left out. In hexadecimal. */
export async function hashModelFiles(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.md'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const hash = createHash('sha256');
  for (const name of names) {
    const bytes = await readFile(name);
    hash.update(`${name.slice(folder.length).split(sep).join('/')}\0${String(bytes.length)}\0`).update(bytes);
  }
  return hash.digest('hex');
}
