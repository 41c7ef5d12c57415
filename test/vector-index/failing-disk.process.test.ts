import { spawnSync } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildIndex } from '../../src/vector-index/build-index.js';
import { loadIndex } from '../../src/vector-index/load-index.js';
import { bundledEmbeddings } from '../set-up/bundled.js';
import { newFolder } from '../set-up/folders.js';
import { repeats, tell } from '../set-up/repeats.js';
import { COMMAND, startCommand } from '../set-up/start.js';

const SIZES = repeats('FULL_DISKS', 2);
/** The piece in which a file system in memory gives out room, in bytes. */
const PAGE = 4096;
const BEFORE = 'Apples are picked in September.';

/** File systems of its own for a process, without rights on this machine; a few containers don't let one have them. */
const OWN_MOUNTS = ['unshare', '--map-root-user', '--mount'] as const;
const canMount =
  spawnSync(OWN_MOUNTS[0], [...OWN_MOUNTS.slice(1), 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0;

const embeddings = bundledEmbeddings();
let corpus: string;
let old: string;
/** What the old index takes on a disk, in bytes. */
let oldSize: number;

beforeAll(async () => {
  corpus = await newFolder({ 'a.md': 'Pears are picked in October, and quinces after them, in November.' });
  old = await newFolder();
  await buildIndex({ corpusFolder: await newFolder({ 'a.md': BEFORE }), indexFolder: old, embeddings });
  const sizes = (await readdir(old)).map(async (name) => (await stat(join(old, name))).size);
  const pages = (await Promise.all(sizes)).map((size) => Math.ceil(size / PAGE));
  oldSize = pages.reduce((sum, count) => sum + count, 0) * PAGE;
});

/** Builds in a file system of its own that holds the old index; what lies there afterwards is copied out. */
async function buildOn(mount: string): Promise<{ told: string; exitCode: number | null; folder: string }> {
  const [place, folder] = [await newFolder(), await newFolder()];
  const build = startCommand(
    [
      ...OWN_MOUNTS,
      'sh',
      '-c',
      `mount -t tmpfs -o size=16m tmpfs '${place}' && cp '${old}'/* '${place}' && mount -o ${mount} '${place}' &&
       '${process.execPath}' '${COMMAND}' build; result=$?; cp -r '${place}'/. '${folder}'; exit $result`,
    ],
    { CORPUS_DIR: corpus, INDEX_DIR: place },
  );
  const exitCode = await build.ended;
  const told = build.printed().split('\n');
  return { told: told.filter((line) => line !== '' && !line.includes('Embedding')).join('\n'), exitCode, folder };
}

async function expectOldIndex(folder: string): Promise<void> {
  expect((await loadIndex(folder, embeddings)).documents[0]?.paragraphs[0]?.text).toBe(BEFORE);
}

describe.skipIf(!canMount)('a build that can’t write is told in one line, and the old index is left whole', () => {
  test(
    `on ${String(SIZES)} full disks, from one without a free byte to one that lacks little`,
    async () => {
      for (let i = 0; i < SIZES; i += 1) {
        const free = Math.floor((oldSize * 0.9 * i) / SIZES);
        const { told, exitCode, folder } = await buildOn(`remount,size=${String(oldSize + free)}`);
        expect(told).toMatch(
          /^The index can't be written to \S+ \(.*(?:ENOSPC|disk full).*\)\. INDEX_DIR names another folder\.$/,
        );
        expect(exitCode).toBe(2);
        await expectOldIndex(folder);
      }
      tell(`Builds on a full disk: ${String(SIZES)}, told in one line and old index whole: ${String(SIZES)}`);
    },
    60_000 + SIZES * 60_000,
  );

  test('in a folder that is read-only', async () => {
    const { told, exitCode, folder } = await buildOn('remount,ro');
    expect(told).toMatch(/^The index can't be written to \S+ \(.*EROFS.*\)\. INDEX_DIR names another folder\.$/);
    expect(exitCode).toBe(2);
    await expectOldIndex(folder);
  }, 60_000);
});
