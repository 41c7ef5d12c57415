import { createHash, randomUUID } from 'node:crypto';
import { open, readFile, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf } from '../errors.js';
import type { IndexFile } from './manifest.js';

const TEMPORARY = '.tmp';
/** A file that no manifest names may be another build's, just written; a file of this age in milliseconds is nobody's. */
const ABANDONED_AFTER = 60 * 60 * 1000;

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Puts a file in place whole or not at all: written under a temporary name, synced, renamed, the folder synced. */
async function replaceAtomically(
  folder: string,
  name: (bytes: Buffer) => string,
  write: (path: string) => Promise<void>,
): Promise<{ name: string; bytes: Buffer }> {
  const temporary = join(folder, `${randomUUID()}${TEMPORARY}`);
  try {
    await write(temporary);
    await sync(temporary);
    const bytes = await readFile(temporary);
    const final = name(bytes);
    await rename(temporary, join(folder, final));
    await sync(folder);
    return { name: final, bytes };
  } finally {
    await rm(temporary, { force: true });
  }
}

async function writeText(path: string, text: string): Promise<void> {
  const handle = await open(path, 'wx');
  try {
    await handle.writeFile(text);
  } finally {
    await handle.close();
  }
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Writes a file of the index under a name that tells its content, so that it never takes another's place. */
export async function writeIndexFile(
  folder: string,
  { stem, extension }: { stem: string; extension: string },
  write: (path: string) => Promise<void>,
): Promise<IndexFile> {
  const { name, bytes } = await replaceAtomically(
    folder,
    (content) => `${stem}-${sha256(content).slice(0, 16)}.${extension}`,
    write,
  );
  return { name, bytes: bytes.length, sha256: sha256(bytes) };
}

/** As `writeIndexFile`, for JSON. */
export async function writeIndexJson(folder: string, stem: string, value: unknown): Promise<IndexFile> {
  return writeIndexFile(folder, { stem, extension: 'json' }, (path) => writeText(path, JSON.stringify(value)));
}

/** Puts a text file in place under a fixed name. */
export async function replaceText(folder: string, name: string, text: string): Promise<void> {
  await replaceAtomically(
    folder,
    () => name,
    (path) => writeText(path, text),
  );
}

/** The bytes of an index file, or what is wrong with it. */
export async function readChecked(folder: string, file: IndexFile): Promise<{ bytes: Buffer } | { problem: string }> {
  let bytes: Buffer;
  try {
    bytes = await readFile(join(folder, file.name));
  } catch (error) {
    return { problem: `${file.name} can't be read (${messageOf(error)}).` };
  }
  if (bytes.length !== file.bytes)
    return { problem: `${file.name} has ${String(bytes.length)} bytes where the manifest says ${String(file.bytes)}.` };
  if (sha256(bytes) !== file.sha256)
    return { problem: `${file.name} is not the file that the manifest describes: its SHA-256 differs.` };
  return { bytes };
}

/** Removes what earlier builds left: the files that the manifest before named, and what is old enough to be nobody's. */
export async function removeSuperseded(
  folder: string,
  { kept, superseded }: { kept: readonly string[]; superseded: readonly string[] },
): Promise<void> {
  for (const name of await readdir(folder)) {
    if (kept.includes(name) || !/^(documents|passages|strays|terms|nodes|suggestions)-[0-9a-f]{16}\.|\.tmp$/.test(name))
      continue;
    const { mtimeMs } = await stat(join(folder, name));
    if (superseded.includes(name) || Date.now() - mtimeMs > ABANDONED_AFTER)
      await rm(join(folder, name), { force: true });
  }
}
