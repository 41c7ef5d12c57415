import { Document } from '@langchain/core/documents';
import fc from 'fast-check';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildIndex } from '../../src/vector-index/build-index.js';
import { HnswVectorStore } from '../../src/vector-index/hnsw-vector-store.js';
import { loadIndex, type LoadedIndex } from '../../src/vector-index/load-index.js';
import { placesBefore } from '../../src/vector-index/revision.js';
import { ModelDouble } from '../doubles/model-double.js';
import { textVector } from '../doubles/text-vector.js';
import { newFolder } from '../set-up/folders.js';

const DIMENSION = 16;
const text = fc.integer({ min: 1, max: 40 }).map((number) => `text number ${String(number)}`);

function vectorOf(content: string): number[] {
  return textVector(content, DIMENSION);
}

async function written(store: HnswVectorStore, documents: readonly Document[]): Promise<HnswVectorStore> {
  const folder = await newFolder();
  const files = { graph: join(folder, 'graph.hnsw'), strays: join(folder, 'strays.hnsw') };
  store.writeGraph(files.graph);
  store.writeGraph(files.strays, 'strays');
  const contents = { dimension: DIMENSION, documents: [...documents], nodes: [...store.nodes] };
  return HnswVectorStore.readGraph(files, new ModelDouble(), contents);
}

test('after any changes each text is found at its place, and none that is gone', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(text, { minLength: 1, maxLength: 30 }), { minLength: 2, maxLength: 5 }),
      async (states) => {
        const [first = [], ...later] = states;
        let texts = first;
        let store = await HnswVectorStore.fromTexts(texts, {}, new ModelDouble(), { dimension: DIMENSION });
        await store.gatherStrays();
        for (const now of later) {
          const labelsBefore = placesBefore(texts, now);
          const vectors = now.filter((_, i) => labelsBefore[i] === null).map(vectorOf);
          const documents = now.map((pageContent) => new Document({ pageContent }));
          store.revise({ documents, labelsBefore, vectors });
          await store.gatherStrays();
          store = await written(store, documents);
          texts = now;
          const found = await store.similaritySearchWithScore('text number 7', 100);
          expect(found.map(([{ pageContent }]) => pageContent).sort()).toEqual([...texts].sort());
          for (const [label, content] of texts.entries()) {
            const nearest = store
              .nearest(vectorOf(content), texts.length)
              .filter(({ similarity }) => similarity > 0.9999);
            expect(nearest.map(({ label: one }) => one)).toContain(label);
          }
          expect(await store.similaritySearch('text number 7', 3, () => false)).toEqual([]);
        }
      },
    ),
    { numRuns: 30 },
  );
});

test('a store that was revised takes more', async () => {
  const store = await HnswVectorStore.fromTexts(['one', 'two', 'three'], {}, new ModelDouble(), {
    dimension: DIMENSION,
  });
  const documents = ['three', 'four'].map((pageContent) => new Document({ pageContent }));
  store.revise({ documents, labelsBefore: [2, null], vectors: [vectorOf('four')] });
  await store.addDocuments([new Document({ pageContent: 'five' })]);
  expect(store.size).toBe(3);
  for (const content of ['three', 'four', 'five']) {
    expect(await store.similaritySearch(content, 1)).toMatchObject([{ pageContent: content }]);
  }
});

/** As many files, with three sentences each that no other has. */
function corpusOf(count: number): Record<string, string> {
  const file = (i: number): string =>
    ['met', 'agreed', 'left'].map((did) => `Party ${String(i)} ${did} today.`).join(' ');
  return Object.fromEntries(Array.from({ length: count }, (_, i) => [`d${String(i).padStart(4, '0')}.md`, file(i)]));
}

test('an index of thousands of passages in which one document changes keeps its graph, and finds what is there now', async () => {
  const corpusFolder = await newFolder(corpusOf(1300));
  const indexFolder = await newFolder();
  const build = async (): Promise<LoadedIndex> => {
    await buildIndex({ corpusFolder, indexFolder, embeddings: new ModelDouble() });
    return loadIndex(indexFolder, new ModelDouble());
  };
  const before = await build();
  await writeFile(join(corpusFolder, 'd0002.md'), 'Party 2 stayed at home. Party 2 left today.');
  const now = await build();
  expect(now.passageStore.graphSize - before.passageStore.graphSize).toBe(2);
  expect(now.passageStore.size).toBe(before.passageStore.size - 1);
  const texts = [...now.passages.sentences, ...now.passages.paragraphs].map(({ text: content }) => content);
  for (const content of ['Party 2 stayed at home.', 'Party 2 left today.', 'Party 3 met today.', texts.at(-1) ?? '']) {
    const [found] = now.passageStore.nearest(vectorOf(content), 1);
    expect(texts[found?.label ?? -1]).toBe(content);
  }
  const near = await now.passageStore.similaritySearch('Party 2 met today.', 20);
  expect(near.map(({ pageContent }) => pageContent)).not.toContain('Party 2 met today.');
});
