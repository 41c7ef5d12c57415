import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { IndexSupersededError } from '../../../src/errors.js';
import { HybridRetriever } from '../../../src/retrieval/hybrid-retriever.js';
import { buildPostgresIndex } from '../../../src/vector-index/postgres/build-postgres-index.js';
import { Database } from '../../../src/vector-index/postgres/database.js';
import { loadPostgresIndex } from '../../../src/vector-index/postgres/load-postgres-index.js';
import { ModelDouble } from '../../doubles/model-double.js';
import { bundledCalibration } from '../../set-up/bundled.js';
import { startDatabase, type DatabaseUnderTest } from '../../set-up/database.js';
import { newFolder } from '../../set-up/folders.js';

const HARVEST = 'Apples are picked in September. Pears ripen in October.';
let server: DatabaseUnderTest;
let database: Database;

beforeAll(async () => {
  server = await startDatabase();
  database = new Database(server.url);
});

beforeEach(() => server.run('DROP SCHEMA IF EXISTS statement_qa CASCADE'));

/** Builds an index of these files and tells what was embedded for it. */
async function built(files: Record<string, string>, embeddings = new ModelDouble()): Promise<string[]> {
  await buildPostgresIndex({ corpusFolder: await newFolder(files), database, embeddings });
  return embeddings.embedded;
}

async function storedTexts(): Promise<string[]> {
  const rows = await database.read((session) =>
    session.query<{ content: string }>('SELECT content FROM statement_qa.passages ORDER BY content'),
  );
  return rows.map(({ content }) => content);
}

async function retriever(embeddings = new ModelDouble()): Promise<HybridRetriever> {
  const { ranking } = await bundledCalibration();
  const index = await loadPostgresIndex(database, embeddings);
  return new HybridRetriever({ index, weights: ranking, reader: { read: () => Promise.resolve([]) } });
}

test('what has not changed is left alone', async () => {
  expect(await built({ 'a.md': HARVEST })).toContain('Pears ripen in October.');
  expect(await built({ 'a.md': HARVEST })).toEqual([]);
});

test('a corpus that changes while it is built leaves the old index in place', async () => {
  await built({ 'a.md': HARVEST });
  const corpusFolder = await newFolder({ 'a.md': 'The mill was sold.' });
  const embeddings = new ModelDouble();
  const embed = embeddings.embedDocuments.bind(embeddings);
  embeddings.embedDocuments = async (texts) => {
    await writeFile(join(corpusFolder, 'a.md'), 'The mill was bought.');
    return embed(texts);
  };
  const building = buildPostgresIndex({ corpusFolder, database, embeddings });
  await expect(building).rejects.toThrow('a.md: changed while the index was built');
  expect(await storedTexts()).toContain(HARVEST);
  expect(await storedTexts()).not.toContain('The mill was sold.');
});

test('only what is new is embedded, and what is gone is removed', async () => {
  await built({ 'a.md': HARVEST, 'b.md': 'The fair is held in Porto.', 'c.md': 'Nobody met.' });
  const embedded = await built({ 'a.md': `The mill was sold.\n\n${HARVEST}`, 'b.md': 'The fair is held in Braga.' });
  // The paragraph that moved keeps its vectors. A word is a term too.
  expect(embedded.sort()).toEqual(['The fair is held in Braga.', 'The mill was sold.', 'braga', 'mill', 'sold'].sort());
  expect(await storedTexts()).toEqual(
    [
      HARVEST,
      'Apples are picked in September.',
      'Pears ripen in October.',
      ...['The fair is held in Braga.', 'The mill was sold.'].flatMap((text) => [text, text]),
    ].sort(),
  );
  const { documents, manifest } = await loadPostgresIndex(database, new ModelDouble());
  expect(documents.map(({ id, paragraphs }) => [id, paragraphs.length])).toEqual([
    ['a', 2],
    ['b', 1],
  ]);
  expect(manifest.counts).toMatchObject({ documents: 2, passages: 7 });
});

test('an abbreviation that a new document explains is found by its long form in the old ones', async () => {
  const text = 'The EFA met in Parma.';
  const coverage = async (): Promise<number | undefined> => {
    const found = await (await retriever()).retrieve('European Food Agency');
    return found.find(({ pageContent }) => pageContent === text)?.metadata.evidence.coverageSentence;
  };
  await built({ 'a.md': text });
  expect(await coverage()).toBeLessThan(1);
  await built({ 'a.md': text, 'b.md': 'The European Food Agency (EFA) was founded.' });
  expect(await coverage()).toBeCloseTo(1);
});

test('a build that fails leaves the index as it was', async () => {
  await built({ 'a.md': HARVEST });
  const building = buildPostgresIndex({
    corpusFolder: await newFolder({ 'b.md': 'The fair is held in Porto.' }),
    database,
    embeddings: new ModelDouble(),
    suggestionMaker: { sha256: 'c'.repeat(64), make: () => Promise.reject(new Error('killed')) },
  });
  await expect(building).rejects.toThrow('killed');
  expect((await loadPostgresIndex(database, new ModelDouble())).documents.map(({ id }) => id)).toEqual(['a']);
  expect(await storedTexts()).not.toContain('The fair is held in Porto.');
});

describe('a model that is replaced', () => {
  test.each([
    ['by one of the same dimension', { sha256: 'b'.repeat(64) }],
    ['by one of another dimension', { sha256: 'b'.repeat(64), dimension: 8 }],
  ])('%s has everything embedded again', async (_, identity) => {
    await built({ 'a.md': HARVEST });
    expect(await built({ 'a.md': HARVEST }, new ModelDouble(identity))).toContain('Pears ripen in October.');
    const { passageStore, manifest } = await loadPostgresIndex(database, new ModelDouble(identity));
    expect(manifest.origin.model.sha256).toBe(identity.sha256);
    const [nearest] = await passageStore.similaritySearch('Pears ripen in October.', 1);
    expect(nearest?.pageContent).toBe('Pears ripen in October.');
  });
});

test('an index that was replaced after it was loaded is not searched', async () => {
  await built({ 'a.md': HARVEST });
  const before = await retriever();
  expect(await before.retrieve('When do pears ripen?')).not.toEqual([]);
  await built({ 'a.md': 'Pears ripen in November.' });
  await expect(before.retrieve('When do pears ripen?')).rejects.toThrow(IndexSupersededError);
});

test('documents that come through LangChain’s interface replace those of the same place', async () => {
  await built({ 'a.md': HARVEST });
  const embeddings = new ModelDouble();
  const { passageStore } = await loadPostgresIndex(database, embeddings);
  const asked = await embeddings.embedQuery('Pears ripen in October.');
  const [[stored] = []] = await passageStore.similaritySearchVectorWithScore(asked, 1);
  if (stored === undefined) throw new Error('nothing was found');
  await passageStore.addDocuments([{ ...stored, pageContent: 'Quinces ripen in October.' }]);
  expect(await storedTexts()).toEqual([HARVEST, 'Apples are picked in September.', 'Quinces ripen in October.'].sort());
});
