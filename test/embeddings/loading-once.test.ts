import { expect, test, vi } from 'vitest';
import { LocalModel } from '../../src/models/local-model.js';
import { bundledEmbeddings } from '../set-up/bundled.js';

test('first calls at the same time load the model once', async () => {
  const open = vi.spyOn(LocalModel, 'open');
  const embeddings = bundledEmbeddings();
  await Promise.all([embeddings.embedQuery('a'), embeddings.embedDocuments(['b', 'c']), embeddings.identity()]);
  expect(open).toHaveBeenCalledTimes(1);
});
