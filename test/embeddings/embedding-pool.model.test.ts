import { expect, onTestFinished, test } from 'vitest';
import { EmbeddingPool } from '../../src/embeddings/embedding-pool.js';
import { BUNDLED_MODEL, bundledEmbeddings, MODELS_FOLDER } from '../set-up/bundled.js';

test('processes make the vectors that the model makes here', async () => {
  const pool = new EmbeddingPool({ model: BUNDLED_MODEL, modelsFolder: MODELS_FOLDER });
  onTestFinished(() => pool.close());
  const batches = [['A sentence.', 'Another one, which is longer.'], ['theft of trade secrets']];
  const embeddings = bundledEmbeddings();
  expect(await Promise.all(batches.map((texts) => pool.embedDocuments(texts)))).toEqual(
    await Promise.all(batches.map((texts) => embeddings.embedDocuments(texts))),
  );
});

test('pools one after the other, as a server opens them whose documents change, harm nothing', async () => {
  const here = await bundledEmbeddings().embedDocuments(['a']);
  for (let opened = 0; opened < 4; opened++) {
    const pool = new EmbeddingPool({ model: BUNDLED_MODEL, modelsFolder: MODELS_FOLDER });
    expect(await Promise.all([pool.embedDocuments(['a']), pool.embedDocuments(['a'])])).toEqual([here, here]);
    await pool.close();
  }
});
