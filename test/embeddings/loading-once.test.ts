import { expect, test, vi } from 'vitest';

const { pipeline } = vi.hoisted(() => ({ pipeline: vi.fn<() => Promise<unknown>>() }));
vi.mock('@xenova/transformers', () => ({ env: {}, pipeline }));

/** As much of a feature-extraction pipeline as is used: of each text one token, whose vector is (1, 0). */
const fakeExtractor = {
  tokenizer: Object.assign((texts: readonly string[]) => ({ attention_mask: { data: texts.map(() => 1n) } }), {
    model_max_length: 512,
  }),
  model: ({ attention_mask: { data } }: { attention_mask: { data: bigint[] } }) =>
    Promise.resolve({ last_hidden_state: { dims: [data.length, 1, 2], data: data.flatMap(() => [1, 0]) } }),
};

test('first calls at the same time load the model once', async () => {
  const { TransformersEmbeddings } = await import('../../src/embeddings/transformers-embeddings.js');
  const { newFolder } = await import('../set-up/folders.js');
  const modelsFolder = await newFolder({ 'fake/config.json': '{}' });
  pipeline.mockResolvedValue(fakeExtractor);
  const embeddings = new TransformersEmbeddings({ model: 'fake', modelsFolder });
  await Promise.all([embeddings.embedQuery('a'), embeddings.embedDocuments(['b', 'c']), embeddings.identity()]);
  expect(pipeline).toHaveBeenCalledTimes(1);
});
