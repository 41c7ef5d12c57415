import { buildSync } from 'esbuild';
import { cp, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { packageRoot } from '../../src/package-root.js';
import { buildIndex } from '../../src/vector-index/build-index.js';
import { loadIndex } from '../../src/vector-index/load-index.js';
import { ModelDouble } from '../doubles/model-double.js';
import { newFolder } from '../set-up/folders.js';
import { seededRandom } from '../set-up/random.js';
import { repeats, tell } from '../set-up/repeats.js';
import { startCommand, type StartedCommand } from '../set-up/start.js';

const KILLS = repeats('KILLS', 8);
const BEFORE = 'Apples are picked in September.';
const AFTER = 'Apples are picked in October, and pears in November.';

const embeddings = new ModelDouble();

/** Bundles the process that builds, which then starts quickly; the packages stay where they are. */
function bundledBuilder(): string {
  const outfile = join(packageRoot(), 'dist', 'test', 'building-process.js');
  const entry = join(packageRoot(), 'test', 'doubles', 'building-process.ts');
  buildSync({ entryPoints: [entry], outfile, bundle: true, platform: 'node', format: 'esm', packages: 'external' });
  return outfile;
}

async function textOf(folder: string): Promise<string | undefined> {
  return (await loadIndex(folder, embeddings)).documents[0]?.paragraphs[0]?.text;
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
    const builder = bundledBuilder();
    const begin = async (folder: string): Promise<StartedCommand> => {
      const build = startCommand([process.execPath, builder, corpus, folder], {});
      await build.printing(/(begins)/);
      return build;
    };
    const whole = await begin(await copyOfOld());
    const begun = Date.now();
    expect(await whole.ended).toBe(0);
    const duration = Date.now() - begun;

    const left = { old: 0, new: 0, 'half-written files': 0, locks: 0 };
    for (let kill = 0; kill < KILLS; kill += 1) {
      const folder = await copyOfOld();
      const build = await begin(folder);
      await Promise.race([after(random() * duration), build.ended]);
      build.child.kill('SIGKILL');
      await build.ended;
      const text = await textOf(folder);
      expect([BEFORE, AFTER]).toContain(text);
      left[text === BEFORE ? 'old' : 'new'] += 1;
      const names = await readdir(folder);
      if (names.some((name) => name.endsWith('.tmp'))) left['half-written files'] += 1;
      if (names.includes('build.lock')) left.locks += 1;
      // Neither what is half written nor the lock of the dead may keep the next build from ending.
      if (kill % 20 === 0) {
        await buildIndex({ corpusFolder: corpus, indexFolder: folder, embeddings });
        expect(await textOf(folder)).toBe(AFTER);
      }
    }
    const survived = String(left.old + left.new);
    tell(`Builds killed: ${String(KILLS)}, index whole: ${survived}; found: ${JSON.stringify(left)}`);
  },
  120_000 + KILLS * 20_000,
);
