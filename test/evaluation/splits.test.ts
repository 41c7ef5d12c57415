import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readSplits, splitOf } from '../../src/evaluation/splits.js';
import { packageRoot } from '../../src/package-root.js';
import { bundledCalibration } from '../set-up/bundled.js';
import { newFolder } from '../set-up/folders.js';

const LISTS = join(packageRoot(), 'scripts', 'train');

test('no list of articles shares one with another', async () => {
  const { final, calibration, setAside } = await readSplits(LISTS);
  expect(final.size).toBeGreaterThan(0);
  expect(new Set([...final, ...calibration, ...setAside]).size).toBe(final.size + calibration.size + setAside.size);
});

test('the weights that ship were fitted on no article that is kept for the final check', async () => {
  const { final } = await readSplits(LISTS);
  const { provenance } = await bundledCalibration();
  expect(provenance.articles.length).toBeGreaterThan(0);
  expect(provenance.articles.filter((title) => final.has(title))).toEqual([]);
});

test('an article’s split follows the lists and the weights’ own word, however its title is spelled', async () => {
  const splits = await readSplits(
    await newFolder({
      'final_articles.txt': 'Yuan_dynasty\nOxygen\n',
      'calibration_articles.txt': 'Private_school\n',
      'set_aside_articles.txt': 'Morality',
    }),
  );
  const provenance = { ...(await bundledCalibration()).provenance, articles: ['Oxygen'] };
  const titles = ['Yuan dynasty', 'Yuan_dynasty', 'Oxygen', 'Private school', 'Morality', 'Apollo program'];
  expect(titles.map((title) => splitOf(title, splits, provenance))).toEqual([
    'kept apart',
    'kept apart',
    'weights fitted on it',
    'weights fitted on it',
    'embedder trained on it',
    'not listed',
  ]);
});

test('a missing list is told with its file', async () => {
  await expect(readSplits(await newFolder())).rejects.toThrow(/_articles\.txt: can't be read/);
});
