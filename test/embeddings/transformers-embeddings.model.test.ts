import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { TransformersEmbeddings } from '../../src/embeddings/transformers-embeddings.js';
import { dotProduct } from '../../src/embeddings/vector.js';
import { ModelError } from '../../src/errors.js';
import { BUNDLED_MODEL, bundledEmbeddings, MODELS_FOLDER } from '../set-up/bundled.js';
import { newFolder } from '../set-up/folders.js';

/** The model is quantized to 8 bits with one scale a batch, so that a text's neighbours move its vector a little. */
const SAME = 0.999;

describe('the bundled model', () => {
  let embeddings: TransformersEmbeddings;

  beforeAll(() => {
    embeddings = bundledEmbeddings();
  });

  test('makes vectors of its dimension and of length 1', async () => {
    const { dimension } = await embeddings.identity();
    for (const vector of await embeddings.embedDocuments(['A sentence.', 'Another one, which is longer.'])) {
      expect(vector).toHaveLength(dimension);
      expect(dotProduct(vector, vector)).toBeCloseTo(1, 5);
    }
  });

  test('makes the same vector of the same text every time, also after loading it anew', async () => {
    const vector = await embeddings.embedQuery('theft of trade secrets');
    expect(await embeddings.embedQuery('theft of trade secrets')).toEqual(vector);
    expect(await bundledEmbeddings().embedQuery('theft of trade secrets')).toEqual(vector);
  });

  test('makes of many texts what it makes of each alone, in their order', async () => {
    const texts = [...Array(70).keys()].map((i) => `${'word '.repeat(i % 7)}dialogue number ${String(i)} in Tokyo`);
    const together = await embeddings.embedDocuments(texts);
    expect(together).toHaveLength(texts.length);
    for (const [i, text] of texts.entries()) {
      const alone = await embeddings.embedQuery(text);
      expect(dotProduct(together[i] ?? [], alone)).toBeGreaterThan(SAME);
    }
  });

  test('places a paraphrase nearer than another subject', async () => {
    const [theft = [], stealing = [], freedom = []] = await embeddings.embedDocuments([
      'theft of trade secrets',
      'stealing company secrets',
      'freedom of expression',
    ]);
    expect(dotProduct(theft, stealing)).toBeGreaterThan(dotProduct(theft, freedom));
  });

  test('reads a text to its end, however long it is', async () => {
    const long = 'the dialogue on cyber issues took place in Tokyo '.repeat(600);
    const [head = [], withTail = []] = await embeddings.embedDocuments([
      long,
      long + 'banana orchard harvest '.repeat(600),
    ]);
    expect(dotProduct(head, withTail)).toBeLessThan(0.99);
  });

  test.each(['', '   ', '\u0000', 'ᚠᚢᚦᚨᚱᚲ', '😀'.repeat(2000), '日本'.repeat(2000), '\ud800'])(
    'makes a finite vector of any text',
    async (text) => {
      const vector = await embeddings.embedQuery(text);
      expect(vector.every((value) => Number.isFinite(value))).toBe(true);
    },
  );

  test('makes no vector of no text', async () => {
    expect(await embeddings.embedDocuments([])).toEqual([]);
  });
});

test('a model that is neither here nor on the hub is refused by its name', async () => {
  const missing = new TransformersEmbeddings({ model: 'no-such-model', modelsFolder: await newFolder() });
  const error: unknown = await missing.embedQuery('text').catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(ModelError);
  expect(String(error)).toContain('"no-such-model"');
});

test('a model that failed to load is loaded at the next call, when its files are right', async () => {
  const modelsFolder = await newFolder();
  const folder = join(modelsFolder, 'mended');
  await cp(join(MODELS_FOLDER, BUNDLED_MODEL), folder, { recursive: true });
  await rm(join(folder, 'onnx'), { recursive: true });
  const embeddings = new TransformersEmbeddings({ model: 'mended', modelsFolder });
  await expect(embeddings.embedQuery('text')).rejects.toThrow(ModelError);
  await cp(join(MODELS_FOLDER, BUNDLED_MODEL, 'onnx'), join(folder, 'onnx'), { recursive: true });
  const { dimension } = await embeddings.identity();
  expect(await embeddings.embedQuery('text')).toHaveLength(dimension);
});

test('another file of a model makes it another model, its documentation does not', async () => {
  const modelsFolder = await newFolder({ 'twin/README.md': 'Another text.' });
  await cp(join(MODELS_FOLDER, BUNDLED_MODEL), join(modelsFolder, 'twin'), {
    recursive: true,
    filter: (source) => !source.endsWith('.md'),
  });
  const bundled = await bundledEmbeddings().identity();
  const twin = await new TransformersEmbeddings({ model: 'twin', modelsFolder }).identity();
  expect(twin.sha256).toBe(bundled.sha256);
  await rm(join(modelsFolder, 'twin', 'special_tokens_map.json'));
  const changed = await new TransformersEmbeddings({ model: 'twin', modelsFolder }).identity();
  expect(changed.sha256).not.toBe(bundled.sha256);
});
