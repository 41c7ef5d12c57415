import { expect, test } from 'vitest';
import { ModelError } from '../../src/errors.js';
import { readCalibration } from '../../src/retrieval/calibration.js';
import { bundledCalibration, bundledEmbeddings, bundledReader } from '../set-up/bundled.js';
import { newFolder } from '../set-up/folders.js';
import { join } from 'node:path';

test('the calibration that ships was made with the models that ship', async () => {
  const { provenance } = await bundledCalibration();
  const { id, sha256 } = await bundledEmbeddings().identity();
  expect(provenance.model).toEqual({ id, sha256 });
  expect(provenance.reader).toEqual(await bundledReader().identity());
});

test('the weights of the score are together 1, so that it stays from 0 to 1', async () => {
  const { ranking } = await bundledCalibration();
  expect(Object.values(ranking).reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1);
});

test('a missing or damaged calibration says how to make one', async () => {
  const folder = await newFolder({ 'damaged.json': '{"ranking":{}}' });
  for (const name of ['damaged.json', 'missing.json']) {
    const failure = await readCalibration(join(folder, name)).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ModelError);
    expect(String(failure)).toContain('npm run calibrate');
  }
});
