import { Document } from '@langchain/core/documents';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { dotProduct, normalized } from '../../src/embeddings/vector.js';
import { VectorError } from '../../src/errors.js';
import { HnswVectorStore } from '../../src/vector-index/hnsw-vector-store.js';
import { WordEmbeddings } from '../doubles/word-embeddings.js';
import { newFolder } from '../set-up/folders.js';
import { below, seededRandom } from '../set-up/random.js';

const embeddings = new WordEmbeddings(32);
const fields = { dimension: 32 };
const texts = ['the dialogue took place in Tokyo', 'the next dialogue is in Brussels', 'no State should steal secrets'];

function storeOf(documents = texts): Promise<HnswVectorStore> {
  return HnswVectorStore.fromTexts(
    documents,
    documents.map((_, place) => ({ place })),
    embeddings,
    fields,
  );
}

describe('as a LangChain vector store', () => {
  test('finds the nearest text first, with its metadata, and the same text at similarity 1', async () => {
    const store = await storeOf();
    const found = await store.similaritySearchWithScore(texts[1] ?? '', 3);
    const similarities = found.map(([, similarity]) => similarity);
    expect(found[0]?.[0]).toMatchObject({ pageContent: texts[1], metadata: { place: 1 } });
    expect(similarities[0]).toBeCloseTo(1, 5);
    expect(similarities).toEqual(similarities.toSorted((a, b) => b - a));
    expect(await store.similaritySearch('secrets', 1)).toMatchObject([{ pageContent: texts[2] }]);
  });

  test('is filled from documents, keeping their ids, and more are added', async () => {
    const store = await HnswVectorStore.fromDocuments(
      [new Document({ id: 'a', pageContent: 'one' })],
      embeddings,
      fields,
    );
    const added = await store.addDocuments([
      new Document({ id: 'b', pageContent: 'two' }),
      new Document({ pageContent: 'three' }),
    ]);
    expect(added).toEqual(['b', '2']);
    expect(await store.similaritySearch('two', 1)).toMatchObject([{ id: 'b' }]);
  });

  test('is searched through a retriever', async () => {
    const retriever = (await storeOf()).asRetriever({ k: 1 });
    expect(await retriever.invoke('next dialogue in Brussels')).toMatchObject([{ pageContent: texts[1] }]);
  });

  test('finds only what the filter lets pass', async () => {
    const store = await storeOf();
    const found = await store.similaritySearch(texts[1] ?? '', 3, ({ metadata }) => metadata['place'] !== 1);
    expect(new Set(found.map(({ metadata }) => metadata['place'] as number))).toEqual(new Set([0, 2]));
    expect(await store.similaritySearch('dialogue', 3, () => false)).toEqual([]);
  });

  test('gives what it has where more is asked for, and nothing where it is empty', async () => {
    expect(await (await storeOf()).similaritySearch('dialogue', 100)).toHaveLength(3);
    expect(await (await storeOf()).similaritySearch('dialogue', 0)).toEqual([]);
    expect(await (await storeOf([])).similaritySearch('dialogue', 3)).toEqual([]);
  });
});

test('grows past the room that was made at first', async () => {
  const store = new HnswVectorStore(embeddings, { ...fields, capacity: 2 });
  for (let i = 0; i < 20; i += 1) await store.addDocuments([new Document({ pageContent: `text ${String(i)}` })]);
  expect(store.size).toBe(20);
  expect(await store.similaritySearch('text 17', 1)).toMatchObject([{ pageContent: 'text 17' }]);
});

describe('vectors of the wrong form', () => {
  const good = Array<number>(32).fill(0.1);

  test.each([
    ['too short', [1, 2]],
    ['NaN', good.with(3, NaN)],
    ['infinite', good.with(31, Infinity)],
  ])('are refused with all that came with them: %s', async (_case, bad) => {
    const store = await storeOf();
    const documents = ['x', 'y'].map((pageContent) => new Document({ pageContent }));
    await expect(store.addVectors([good, bad], documents)).rejects.toThrow(VectorError);
    expect(store.size).toBe(3);
    await expect(store.similaritySearchVectorWithScore(bad, 1)).rejects.toThrow(VectorError);
  });

  test('or in another number than the documents are refused', async () => {
    const store = await storeOf();
    await expect(store.addVectors([good], [])).rejects.toThrow(RangeError);
    expect(store.size).toBe(3);
  });
});

test('a text of which nothing is known is near to nothing', async () => {
  const store = await storeOf();
  await store.addVectors([Array<number>(32).fill(0)], [new Document({ pageContent: '' })]);
  const found = await store.similaritySearchWithScore('dialogue', 4);
  expect(found.find(([{ pageContent }]) => pageContent === '')?.[1]).toBeCloseTo(0, 5);
});

test('a store that was written and read gives the same, and takes more', async () => {
  const store = await storeOf();
  const file = join(await newFolder(), 'store.hnsw');
  store.writeGraph(file);
  const documents = texts.map((pageContent, place) => new Document({ pageContent, metadata: { place } }));
  const read = HnswVectorStore.readGraph({ graph: file, strays: null }, embeddings, { ...fields, documents });
  expect(await read.similaritySearchWithScore('dialogue in Tokyo', 3)).toEqual(
    await store.similaritySearchWithScore('dialogue in Tokyo', 3),
  );
  await read.addDocuments([new Document({ pageContent: 'a fourth text' })]);
  expect(await read.similaritySearch('a fourth text', 1)).toMatchObject([{ pageContent: 'a fourth text' }]);
});

test('with its strays a graph finds each of its vectors, also after writing and reading', async () => {
  const random = seededRandom(11);
  const anyVector = (): number[] => Array.from({ length: 32 }, () => random() - random());
  const hub = anyVector();
  const vectors = Array.from({ length: 3000 }, () => {
    const own = anyVector();
    return normalized(hub.map((value, i) => value + 0.6 * (own[i] ?? 0)));
  });
  const documents = vectors.map((_, i) => new Document({ pageContent: String(i) }));
  const store = new HnswVectorStore(embeddings, fields);
  await store.addVectors(vectors, documents);
  await store.gatherStrays();
  const folder = await newFolder();
  const files = { graph: join(folder, 'graph.hnsw'), strays: join(folder, 'strays.hnsw') };
  store.writeGraph(files.graph);
  store.writeGraph(files.strays, 'strays');
  const read = HnswVectorStore.readGraph(files, embeddings, { ...fields, documents });
  for (const each of [store, read]) {
    const missed = vectors.filter((vector, label) => each.nearest(vector, 10)[0]?.label !== label);
    expect(missed).toEqual([]);
  }
});

test('hardly any of the true nearest neighbours among thousands of clustered vectors is missed', async () => {
  const random = seededRandom(7);
  const anyVector = (): number[] => Array.from({ length: 32 }, () => random() - random());
  const centres = Array.from({ length: 40 }, anyVector);
  const nearOne = (): number[] => {
    const noise = anyVector();
    return normalized((centres[below(40, random)] ?? []).map((value, i) => value + 0.3 * (noise[i] ?? 0)));
  };
  const vectors = Array.from({ length: 4000 }, nearOne);
  const store = new HnswVectorStore(embeddings, fields);
  await store.addVectors(
    vectors,
    vectors.map((_, i) => new Document({ pageContent: String(i) })),
  );

  let right = 0;
  for (let query = 0; query < 50; query += 1) {
    const vector = nearOne();
    const similarities = vectors.map((other, label) => ({ label, similarity: dotProduct(vector, other) }));
    const nearest = similarities.sort((a, b) => b.similarity - a.similarity).slice(0, 10);
    const found = new Set(store.nearest(vector, 10).map(({ label }) => label));
    right += nearest.filter(({ label }) => found.has(label)).length;
  }
  expect(right / 500).toBeGreaterThan(0.98);
});
