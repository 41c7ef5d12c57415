import { expect, test, vi } from 'vitest';

const { pipeline } = vi.hoisted(() => ({ pipeline: vi.fn<() => Promise<unknown>>() }));
vi.mock('@xenova/transformers', () => ({ env: {}, pipeline }));

/** As much of a feature-extraction pipeline as is used: one vector a text. */
function fakeExtractor(texts: readonly string[]): { tolist: () => number[][] } {
  return { tolist: () => texts.map(() => [1, 0]) };
}

test('first calls at the same time load the model once', async () => {
  const { TransformersEmbeddings } = await import('../../src/embeddings/transformers-embeddings.js');
  const { newFolder } = await import('../set-up/folders.js');
  const modelsFolder = await newFolder({ 'fake/config.json': '{}' });
  const tokenizer = { model_max_length: 512, encode: (): number[] => [] };
  pipeline.mockResolvedValue(Object.assign(fakeExtractor, { tokenizer }));
  const embeddings = new TransformersEmbeddings({ model: 'fake', modelsFolder });
  await Promise.all([embeddings.embedQuery('a'), embeddings.embedDocuments(['b', 'c']), embeddings.identity()]);
  expect(pipeline).toHaveBeenCalledTimes(1);
});
