import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { instructionsFor } from '../../src/embeddings/instructions.js';
import type { DownloadProgress } from '../../src/models/model-source.js';
import { TransformersEmbeddings } from '../../src/embeddings/transformers-embeddings.js';
import { dotProduct } from '../../src/embeddings/vector.js';
import { ModelError } from '../../src/errors.js';
import { likelySpans } from '../../src/reading/reading.js';
import { TransformersReader } from '../../src/reading/transformers-reader.js';
import { newFolder } from '../set-up/folders.js';
import { startHub, tinyEmbedder, tinyReader } from '../set-up/tiny-models.js';

const WORDS = ['query', 'passage', ':', 'apples', 'pears', 'are', 'picked', 'in', 'september', '.'];

async function failureOf(promise: Promise<unknown>): Promise<Error> {
  const failure: unknown = await promise.catch((error: unknown) => error);
  if (!(failure instanceof ModelError)) throw new Error(`no ModelError: ${String(failure)}`);
  return failure;
}

describe('a model of the hub', () => {
  test('is downloaded once with its progress, kept, and found again without the hub', async () => {
    const { address: hub, requests } = await startHub({ 'maker/tiny': tinyEmbedder(WORDS) });
    const modelsFolder = await newFolder();
    const events: DownloadProgress[] = [];
    const onDownload = (event: DownloadProgress): void => void events.push(event);
    const first = new TransformersEmbeddings({ model: 'maker/tiny', modelsFolder, hub, onDownload });
    const vector = await first.embedQuery('apples');
    expect(vector).toHaveLength(8);
    expect(new Set(events.map(({ file }) => file))).toContain('onnx/model_quantized.onnx');
    expect(events.at(-1)?.percent).toBe(100);

    const before = { requests: requests.length, events: events.length };
    const again = new TransformersEmbeddings({
      model: 'maker/tiny',
      modelsFolder,
      hub: 'http://127.0.0.1:9',
      onDownload,
    });
    expect(await again.embedQuery('apples')).toEqual(vector);
    expect(await again.identity()).toEqual(await first.identity());
    expect([requests.length, events.length]).toEqual([before.requests, before.events]);
  });

  test('whose download was cut off is fetched anew', async () => {
    const { address: hub } = await startHub({ 'maker/tiny': tinyEmbedder(WORDS) });
    const modelsFolder = await newFolder();
    const whole = await new TransformersEmbeddings({ model: 'maker/tiny', modelsFolder, hub }).embedQuery('apples');
    const cache = join(modelsFolder, '.cache');
    expect(await readdir(cache)).toEqual(['maker']);
    await rm(join(cache, 'maker', 'tiny', 'onnx'), { recursive: true });
    await writeFile(join(cache, 'maker', 'tiny', 'tokenizer.json'), '{ "ver');
    const again = new TransformersEmbeddings({ model: 'maker/tiny', modelsFolder, hub });
    expect(await again.embedQuery('apples')).toEqual(whole);
  });

  test('that can not be kept is told before anything is fetched', async () => {
    const { address: hub, requests } = await startHub({ 'maker/tiny': tinyEmbedder(WORDS) });
    const modelsFolder = await newFolder();
    await writeFile(join(modelsFolder, '.cache'), 'no folder');
    const failure = await failureOf(
      new TransformersEmbeddings({ model: 'maker/tiny', modelsFolder, hub }).embedQuery('a'),
    );
    expect(failure.message).toContain(`can't be kept in ${join(modelsFolder, '.cache')}`);
    expect(requests).toEqual([]);
  });

  test('that reads instructions is given them, other ones before a question than before a passage', async () => {
    const model = tinyEmbedder(WORDS);
    const modelsFolder = await newFolder();
    const { address: hub } = await startHub({ 'maker/e5-small-v2': model, 'maker/plain': model });
    const instructed = new TransformersEmbeddings({ model: 'maker/e5-small-v2', modelsFolder, hub });
    const plain = new TransformersEmbeddings({ model: 'maker/plain', modelsFolder, hub });
    const [passage = []] = await instructed.embedDocuments(['apples']);
    expect(dotProduct(await instructed.embedQuery('apples'), await plain.embedQuery('query: apples'))).toBeCloseTo(
      1,
      5,
    );
    expect(dotProduct(passage, await plain.embedQuery('passage: apples'))).toBeCloseTo(1, 5);
    expect((await instructed.identity()).sha256).not.toBe((await plain.identity()).sha256);
  });

  test('that can not be reached is told in one line with the model that needs no network', async () => {
    const source = { model: 'maker/tiny', modelsFolder: await newFolder(), hub: 'http://127.0.0.1:9' };
    for (const [failure, bundled] of [
      [await failureOf(new TransformersEmbeddings(source).embedQuery('a')), 'static-en-256'],
      [await failureOf(new TransformersReader(source).read('a', ['b'])), 'reader-en'],
    ] as const) {
      expect(failure.message).toContain('"maker/tiny"');
      expect(failure.message).toContain('http://127.0.0.1:9');
      expect(failure.message).toContain(`The bundled model "${bundled}" needs no network.`);
      expect(failure.message).not.toContain('\n');
    }
  });
});

describe('a reader of the hub', () => {
  test('gives exact offsets into the passage', async () => {
    const { address: hub } = await startHub({ 'maker/reader': tinyReader(WORDS, ['september']) });
    const reader = new TransformersReader({ model: 'maker/reader', modelsFolder: await newFolder(), hub });
    const passage = 'Apples  are picked in “SEPTEMBER”.';
    const [reading] = await reader.read('When are apples picked?', [passage]);
    const [span] = reading ? likelySpans(reading, { start: 0, end: passage.length }, 1) : [];
    expect(span && passage.slice(span.start, span.end)).toBe('SEPTEMBER');
  });

  test('whose tokenizer cuts words otherwise is refused', async () => {
    const { address: hub } = await startHub({ 'maker/bpe': tinyReader(WORDS, [], 'BPE') });
    const reader = new TransformersReader({ model: 'maker/bpe', modelsFolder: await newFolder(), hub });
    expect((await failureOf(reader.identity())).message).toContain(
      "BPE tokenizer where a reader needs BERT's WordPiece",
    );
  });
});

test.each([
  ['Xenova/multilingual-e5-base', 'query: ', 'passage: ', 'mean'],
  ['Xenova/bge-small-en-v1.5', 'Represent this sentence for searching relevant passages: ', '', 'cls'],
  ['Xenova/all-MiniLM-L6-v2', '', '', 'mean'],
  ['static-en-256', '', '', 'mean'],
])('%s is told what its card says', (model, query, passage, pooling) => {
  expect(instructionsFor(model)).toEqual({ query, passage, pooling });
});
