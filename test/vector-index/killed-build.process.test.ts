import { cp, readdir } from 'node:fs/promises';
import { watch } from 'node:fs';
import { setTimeout as after } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { buildIndex } from '../../src/vector-index/build-index.js';
import { loadIndex } from '../../src/vector-index/load-index.js';
import { bundledEmbeddings } from '../set-up/bundled.js';
import { newFolder } from '../set-up/folders.js';
import { seededRandom } from '../set-up/random.js';
import { repeats, tell } from '../set-up/repeats.js';
import { startBuild, type StartedCommand } from '../set-up/start.js';

const KILLS = repeats('KILLS', 4);
/** Writing an index takes some tens of milliseconds of a build of seconds: half of the kills fall into so many of them. */
const WRITING_FOR = 80;
const BEFORE = 'Apples are picked in September.';
const AFTER = 'Apples are picked in October, and pears in November.';

const embeddings = bundledEmbeddings();

async function textOf(folder: string): Promise<string | undefined> {
  return (await loadIndex(folder, embeddings)).documents[0]?.paragraphs[0]?.text;
}

/** Resolves when a build begins to write its files, or when it ends. */
async function writingIn(folder: string, { ended }: StartedCommand): Promise<void> {
  let stop = (): void => undefined;
  const begun = new Promise<void>((resolve) => {
    const watcher = watch(folder, (_event, name) => {
      if (name?.endsWith('.tmp') === true) resolve();
    });
    stop = () => {
      watcher.close();
    };
  });
  await Promise.race([begun, ended]);
  stop();
}

test(
  `${String(KILLS)} builds that are killed at random leave the old index or the new one whole`,
  async () => {
    const random = seededRandom(7);
    const before = await newFolder({ 'a.md': BEFORE });
    const corpus = await newFolder({ 'a.md': AFTER });
    const old = await newFolder();
    await buildIndex({ corpusFolder: before, indexFolder: old, embeddings });
    const copyOfOld = async (): Promise<string> => {
      const folder = await newFolder();
      await cp(old, folder, { recursive: true });
      return folder;
    };
    const started = Date.now();
    expect(await startBuild({ CORPUS_DIR: corpus, INDEX_DIR: await copyOfOld() }).ended).toBe(0);
    const duration = Date.now() - started;

    const left = { old: 0, new: 0, 'half-written files': 0, lock: 0 };
    for (let kill = 0; kill < KILLS; kill += 1) {
      const folder = await copyOfOld();
      const build = startBuild({ CORPUS_DIR: corpus, INDEX_DIR: folder });
      if (kill % 2 === 0) await Promise.race([after(random() * duration), build.ended]);
      else {
        await writingIn(folder, build);
        await after(random() * WRITING_FOR);
      }
      build.child.kill('SIGKILL');
      await build.ended;
      const text = await textOf(folder);
      expect([BEFORE, AFTER]).toContain(text);
      left[text === BEFORE ? 'old' : 'new'] += 1;
      const names = await readdir(folder);
      if (names.some((name) => name.endsWith('.tmp'))) left['half-written files'] += 1;
      const isLocked = names.includes('build.lock');
      if (isLocked) left.lock += 1;
      // Neither what is half written nor the lock of the dead may keep the next build from ending.
      if (kill % 20 === 1) {
        await buildIndex({ corpusFolder: corpus, indexFolder: folder, embeddings });
        expect(await textOf(folder)).toBe(AFTER);
      }
    }
    tell(`Builds killed: ${String(KILLS)}, index whole: ${String(left.old + left.new)}; left behind: ${JSON.stringify(left)}`);
  },
  120_000 + KILLS * 30_000,
);
