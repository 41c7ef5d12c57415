import { cp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { IndexMissingError, IndexUnusableError } from '../../src/errors.js';
import { buildIndex } from '../../src/vector-index/build-index.js';
import { loadIndex } from '../../src/vector-index/load-index.js';
import type { Manifest } from '../../src/vector-index/manifest.js';
import { ModelDouble } from '../doubles/model-double.js';
import { newFolder } from '../set-up/folders.js';
import { below, seededRandom } from '../set-up/random.js';

const embeddings = new ModelDouble();
let corpusFolder: string;
let sound: string;
let manifest: Manifest;

beforeAll(async () => {
  corpusFolder = await newFolder({ 'a.md': 'The two sides met. They agreed.\n\nThey will meet again in Brussels.' });
  sound = await newFolder();
  ({ manifest } = await buildIndex({ corpusFolder, indexFolder: sound, embeddings }));
});

async function copyOfSound(): Promise<string> {
  const folder = await newFolder();
  await cp(sound, folder, { recursive: true });
  return folder;
}

async function expectRefusedThenMended(
  folder: string,
  error: typeof IndexUnusableError | typeof IndexMissingError,
): Promise<void> {
  await expect(loadIndex(folder, embeddings)).rejects.toThrow(error);
  expect((await buildIndex({ corpusFolder, indexFolder: folder, embeddings })).isNew).toBe(true);
  expect((await loadIndex(folder, embeddings)).documents).toHaveLength(1);
}

const KINDS = ['documents', 'passages', 'terms'] as const;

describe.each(KINDS)('the %s file', (kind) => {
  test.each([
    ['missing', (path: string) => rm(path)],
    ['empty', (path: string) => writeFile(path, '')],
    ['cut off', async (path: string) => writeFile(path, (await readFile(path)).subarray(0, -1))],
    ['longer', async (path: string) => writeFile(path, Buffer.concat([await readFile(path), Buffer.of(0)]))],
    ['of other content', async (path: string) => writeFile(path, (await readFile(path)).fill(7, 8, 24))],
  ])('that is %s is refused, and building again mends it', async (_case, damage) => {
    const folder = await copyOfSound();
    await damage(join(folder, manifest.files[kind].name));
    await expectRefusedThenMended(folder, IndexUnusableError);
  });
});

test('files that changed places are refused, and building again mends it', async () => {
  const folder = await copyOfSound();
  const [passages, terms] = [manifest.files.passages.name, manifest.files.terms.name];
  await rename(join(folder, passages), join(folder, 'aside'));
  await rename(join(folder, terms), join(folder, passages));
  await rename(join(folder, 'aside'), join(folder, terms));
  await expectRefusedThenMended(folder, IndexUnusableError);
});

describe('a manifest', () => {
  test('that is missing, as in an empty or missing folder, is told as such, and building mends it', async () => {
    const folder = await copyOfSound();
    await rm(join(folder, 'manifest.json'));
    await expectRefusedThenMended(folder, IndexMissingError);
    await expect(loadIndex(join(folder, 'nowhere'), embeddings)).rejects.toThrow(IndexMissingError);
  });

  test.each([
    ['is empty', () => ''],
    ['is cut off', (text: string) => text.slice(0, 200)],
    ['is something else', () => '[]'],
    ['is of an older format', (text: string) => text.replace(/"format": \d+/, '"format": 0')],
    ['names a file elsewhere', (text: string) => text.replace('"documents-', '"../documents-')],
    [
      'names one file for another',
      () => JSON.stringify({ ...manifest, files: { ...manifest.files, documents: manifest.files.passages } }),
    ],
  ])('that %s is refused, and building again mends it', async (_case, damage) => {
    const folder = await copyOfSound();
    const path = join(folder, 'manifest.json');
    await writeFile(path, damage(await readFile(path, 'utf8')));
    await expectRefusedThenMended(folder, IndexUnusableError);
  });
});

test('an index of another model is refused', async () => {
  await expect(loadIndex(sound, new ModelDouble({ sha256: 'b'.repeat(64) }))).rejects.toThrow(IndexUnusableError);
  await expect(loadIndex(sound, new ModelDouble({ dimension: 8 }))).rejects.toThrow(IndexUnusableError);
});

/** A copy of the bytes with one bit turned, or cut off somewhere. */
function damaged(bytes: Buffer, random: () => number): Buffer {
  const at = below(bytes.length, random);
  if (random() < 0.3) return bytes.subarray(0, at);
  const copy = Buffer.from(bytes);
  copy.writeUInt8(copy.readUInt8(at) ^ (1 << below(8, random)), at);
  return copy;
}

test('hundreds of random damages to the files are all refused, and the process lives', async () => {
  const random = seededRandom(42);
  const folder = await copyOfSound();
  for (const kind of KINDS) {
    const path = join(folder, manifest.files[kind].name);
    const bytes = await readFile(path);
    for (let round = 0; round < 150; round += 1) {
      await writeFile(path, damaged(bytes, random));
      await expect(loadIndex(folder, embeddings)).rejects.toThrow(IndexUnusableError);
    }
    await writeFile(path, bytes);
  }
  expect((await loadIndex(folder, embeddings)).documents).toHaveLength(1);
});

// A turned bit may leave a manifest whole, as in the time of building; what is loaded must then be the same all the same.
test('hundreds of random damages to the manifest are refused or change nothing that is loaded', async () => {
  const random = seededRandom(43);
  const folder = await copyOfSound();
  const path = join(folder, 'manifest.json');
  const bytes = await readFile(path);
  const { documents, passages } = await loadIndex(folder, embeddings);
  let refused = 0;
  for (let round = 0; round < 300; round += 1) {
    await writeFile(path, damaged(bytes, random));
    const outcome = await loadIndex(folder, embeddings).catch((error: unknown) => error);
    if (outcome instanceof IndexUnusableError) refused += 1;
    else expect(outcome).toMatchObject({ documents, passages });
  }
  expect(refused).toBeGreaterThan(150);
});
