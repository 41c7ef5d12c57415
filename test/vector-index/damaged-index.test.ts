import fc from 'fast-check';
import { cp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { IndexMissingError, IndexUnusableError } from '../../src/errors.js';
import { buildIndex } from '../../src/vector-index/build-index.js';
import type { SuggestionMaker } from '../../src/vector-index/index-inputs.js';
import { loadIndex, readManifest } from '../../src/vector-index/load-index.js';
import type { Manifest } from '../../src/vector-index/manifest.js';
import { ModelDouble } from '../doubles/model-double.js';
import { newFolder } from '../set-up/folders.js';
import { repeats, tell } from '../set-up/repeats.js';

const CORRUPTIONS = repeats('CORRUPTIONS', 300);
const FILES = ['documents', 'passages', 'strays', 'terms', 'nodes', 'suggestions'] as const;

const embeddings = new ModelDouble();
const suggestionMaker: SuggestionMaker = {
  sha256: 'c'.repeat(64),
  make: ({ documents: [document] }) => {
    const { id = '', paragraphs = [] } = document ?? {};
    return Promise.resolve([{ question: 'Who met?', document: id, paragraph: paragraphs.length, start: 0, end: 18 }]);
  },
};
let corpusFolder: string;
let sound: string;
let other: string;
let manifest: Manifest;

beforeAll(async () => {
  corpusFolder = await newFolder({ 'a.md': 'The two sides met. They agreed.\n\nThey will meet again in Brussels.' });
  sound = await newFolder();
  ({ manifest } = await buildIndex({ corpusFolder, indexFolder: sound, embeddings, suggestionMaker }));
  other = await newFolder();
  const otherCorpus = await newFolder({ 'b.md': 'Apples are picked in September. Pears ripen in October.' });
  await buildIndex({ corpusFolder: otherCorpus, indexFolder: other, embeddings, suggestionMaker });
});

/** A file of the sound index by its kind. */
function nameOf(kind: string): string {
  return kind in manifest.files ? manifest.files[kind as keyof Manifest['files']].name : kind;
}

async function copyFromOther(kind: string, folder: string): Promise<void> {
  const { files } = await readManifest(other);
  const from = kind in files ? files[kind as keyof Manifest['files']].name : kind;
  await cp(join(other, from), join(folder, nameOf(kind)));
}

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
  expect((await buildIndex({ corpusFolder, indexFolder: folder, embeddings, suggestionMaker })).isNew).toBe(true);
  expect((await loadIndex(folder, embeddings)).documents).toHaveLength(1);
}

describe.each(FILES)('the %s file', (kind) => {
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

/** A damage to the files of an index, and how it is done: each changes at least one bit of what is loaded. */
interface Damage {
  readonly told: string;
  readonly to: (folder: string) => Promise<void>;
}

const name = fc.constantFrom('manifest.json', ...FILES);
/** A place in a file, as a part of its length. */
const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

function rewrite(path: string, damage: (bytes: Buffer) => Buffer): (folder: string) => Promise<void> {
  return async (folder) => {
    const file = join(folder, nameOf(path));
    await writeFile(file, damage(await readFile(file)));
  };
}

const damages: fc.Arbitrary<Damage> = fc.oneof(
  fc.tuple(name, place, fc.nat(7)).map(([file, at, bit]) => ({
    told: `bit ${String(bit)} at ${String(at)} of ${file}`,
    to: rewrite(file, (bytes) => {
      const offset = Math.floor(at * bytes.length);
      bytes.writeUInt8(bytes.readUInt8(offset) ^ (1 << bit), offset);
      return bytes;
    }),
  })),
  fc.tuple(name, place).map(([file, at]) => ({
    told: `${file} cut at ${String(at)}`,
    to: rewrite(file, (bytes) => bytes.subarray(0, Math.floor(at * bytes.length))),
  })),
  fc.tuple(name, fc.uint8Array({ minLength: 1 })).map(([file, more]) => ({
    told: `${String(more.length)} bytes more in ${file}`,
    to: rewrite(file, (bytes) => Buffer.concat([bytes, more])),
  })),
  fc.tuple(name, place).map(([file, at]) => ({
    told: `${file} overwritten from ${String(at)} on, as by blocks that never reached the disk`,
    to: rewrite(file, (bytes) => bytes.fill(0xff, Math.floor(at * bytes.length))),
  })),
  fc
    .tuple(name, name)
    .filter(([one, other]) => one !== other)
    .map(([one, other]) => ({
      told: `${one} in the place of ${other}`,
      to: (folder: string) => cp(join(folder, nameOf(one)), join(folder, nameOf(other))),
    })),
  // No small index has nodes that are not its labels: those of another are the same.
  name
    .filter((file) => file !== 'nodes')
    .map((file) => ({ told: `${file} of another index`, to: (folder: string) => copyFromOther(file, folder) })),
);

const staleModel = fc.record({ sha256: fc.constant('b'.repeat(64)), dimension: fc.constantFrom(8, 16, 32) });

test(
  `${String(CORRUPTIONS)} random damages are all refused, and the process lives`,
  async () => {
    let tried = 0;
    await fc.assert(
      fc.asyncProperty(fc.option(damages, { freq: 20 }), staleModel, async (damage, model) => {
        const folder = await copyOfSound();
        await damage?.to(folder);
        const loading = loadIndex(folder, damage === null ? new ModelDouble(model) : embeddings);
        await expect(loading, damage?.told ?? 'a stale model').rejects.toThrow(
          expect.objectContaining({ message: expect.stringContaining('statement-qa build') as string }) as Error,
        );
        await rm(folder, { recursive: true });
        tried += 1;
      }),
      { numRuns: CORRUPTIONS },
    );
    expect((await loadIndex(sound, embeddings)).documents).toHaveLength(1);
    tell(`Corrupt indexes: ${String(tried)}, refused with what to run: ${String(tried)}`);
  },
  60_000 + CORRUPTIONS * 200,
);
