import { pino } from 'pino';
import { expect, test } from 'vitest';
import { bringUpToDate } from '../../src/assembly/assemble.js';
import { CurrentIndex } from '../../src/cli/serving.js';
import { TransformersReader } from '../../src/reading/transformers-reader.js';
import { Metrics } from '../../src/server/metrics/metrics.js';
import { bundledEmbeddings, bundledReader, CORPUS_FOLDER } from '../set-up/bundled.js';
import { newFolder } from '../set-up/folders.js';

test('the log warns of a model that the confidences were not fitted with', async () => {
  const place = await newFolder();
  const embeddings = bundledEmbeddings();
  await bringUpToDate(place, { embeddings, reader: bundledReader(), corpusFolder: CORPUS_FOLDER });
  const logOf = async (reader: TransformersReader): Promise<object[]> => {
    const lines: string[] = [];
    const logger = pino({ level: 'warn' }, { write: (line) => void lines.push(line) });
    const fields = { place, models: { embeddings, reader }, answerCache: 0, metrics: new Metrics(), logger };
    await new CurrentIndex(fields).load();
    return lines.map((line) => JSON.parse(line) as object);
  };
  expect(await logOf(bundledReader())).toEqual([]);
  const other = new TransformersReader({ model: 'maker/reader', modelsFolder: await newFolder() });
  expect(await logOf(other)).toEqual([
    expect.objectContaining({
      reader: 'maker/reader',
      fittedWith: 'reader-en',
      msg: expect.stringContaining('npm run calibrate') as string,
    }),
  ]);
});

test('what is to be reloaded while the first index is loaded is loaded after it', async () => {
  const models = { embeddings: bundledEmbeddings(), reader: bundledReader() };
  const place = await newFolder();
  await bringUpToDate(place, { ...models, corpusFolder: await newFolder({ 'a.md': 'Apples are picked in May.' }) });
  const current = new CurrentIndex({ place, models, answerCache: 0, logger: pino({ level: 'silent' }) });
  const [first] = await Promise.all([current.load(), current.reload()]);
  expect(current.serving).not.toBe(first);
});
