import { cp, mkdir, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CorpusError, IndexUnusableError, IndexUnwritableError } from '../../src/errors.js';
import { buildIndex } from '../../src/vector-index/build-index.js';
import { loadIndex, readManifest } from '../../src/vector-index/load-index.js';
import { manifestText, parseManifest, type Manifest } from '../../src/vector-index/manifest.js';
import { ModelDouble } from '../doubles/model-double.js';
import { newFolder } from '../set-up/folders.js';

interface Built {
  readonly corpusFolder: string;
  readonly indexFolder: string;
}

function build(folders: Built, embeddings = new ModelDouble()): ReturnType<typeof buildIndex> {
  return buildIndex({ ...folders, embeddings });
}

async function newIndex(): Promise<Built> {
  const corpusFolder = await newFolder({ 'a.md': 'The two sides met. They agreed.', 'b.md': 'They will meet again.' });
  const folders = { corpusFolder, indexFolder: join(await newFolder(), 'below', 'index') };
  await build(folders);
  return folders;
}

/** Every file of a folder with its content and the time it was written. */
async function state(folder: string): Promise<Record<string, string>> {
  const entries = (await readdir(folder)).map(async (name) => {
    const path = join(folder, name);
    return [name, `${String((await stat(path)).mtimeMs)} ${(await readFile(path)).toString('base64')}`] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

test('an index is built, then found and searched as it was built', async () => {
  const { indexFolder } = await newIndex();
  const { documents, manifest, passageStore, passages } = await loadIndex(indexFolder, new ModelDouble());
  expect(documents.map(({ id }) => id)).toEqual(['a', 'b']);
  expect(manifest.counts).toMatchObject({ documents: 2, passages: 5 });
  expect(passageStore.size).toBe(passages.sentences.length + passages.paragraphs.length);
  expect(await passageStore.similaritySearch('They agreed.', 1)).toMatchObject([
    { pageContent: 'They agreed.', metadata: { document: 'a', paragraph: 1, start: 19, end: 31 } },
  ]);
});

test('an index that is up to date is left as it is, and nothing is embedded', async () => {
  const folders = await newIndex();
  const before = await state(folders.indexFolder);
  const embeddings = new ModelDouble();
  const { isNew, manifest } = await build(folders, embeddings);
  expect(isNew).toBe(false);
  expect(embeddings.embedded).toEqual([]);
  expect(await state(folders.indexFolder)).toEqual(before);
  expect(manifest).toEqual((await loadIndex(folders.indexFolder, embeddings)).manifest);
});

test('only what changed is embedded again, and the index is that of a build from nothing', async () => {
  const folders = await newIndex();
  await writeFile(join(folders.corpusFolder, 'b.md'), 'They will meet again. In Porto.');
  const embeddings = new ModelDouble();
  await build(folders, embeddings);
  expect(embeddings.embedded.sort()).toEqual(['In Porto.', 'They will meet again. In Porto.', 'porto']);
  const anew = { ...folders, indexFolder: await newFolder() };
  await build(anew);
  const [grown, fresh] = await Promise.all(
    [folders, anew].map(({ indexFolder }) => loadIndex(indexFolder, new ModelDouble())),
  );
  expect(grown?.documents).toEqual(fresh?.documents);
  for (let label = 0; label < (fresh?.passageStore.size ?? 0); label += 1) {
    const [own = [], other = []] = [grown?.passageStore.vector(label), fresh?.passageStore.vector(label)];
    expect(own.length).toBe(other.length);
    for (const [i, value] of own.entries()) expect(value).toBeCloseTo(other[i] ?? NaN, 6);
  }
});

test('another model embeds everything anew', async () => {
  const folders = await newIndex();
  const embeddings = new ModelDouble({ sha256: 'b'.repeat(64) });
  await build(folders, embeddings);
  expect(embeddings.embedded).toContain('They agreed.');
});

describe('an index is built again', () => {
  test('where a text changed, and no file of the old one is left', async () => {
    const folders = await newIndex();
    await writeFile(join(folders.corpusFolder, 'b.md'), 'They will not meet again.');
    const { isNew, manifest } = await build(folders);
    expect(isNew).toBe(true);
    const named = Object.values(manifest.files).map(({ name }) => name);
    expect((await readdir(folders.indexFolder)).sort()).toEqual(['manifest.json', ...named].sort());
    const { documents } = await loadIndex(folders.indexFolder, new ModelDouble());
    expect(documents[1]?.paragraphs[0]?.text).toBe('They will not meet again.');
  });

  test('where a document came or went', async () => {
    const folders = await newIndex();
    await writeFile(join(folders.corpusFolder, 'c.md'), 'A third text.');
    expect((await build(folders)).manifest.counts.documents).toBe(3);
  });

  test('where the model is another', async () => {
    const folders = await newIndex();
    const other = new ModelDouble({ sha256: 'b'.repeat(64), dimension: 8 });
    expect((await build(folders, other)).isNew).toBe(true);
    expect((await loadIndex(folders.indexFolder, other)).passageStore.dimension).toBe(8);
  });

  test.each([
    ['of the graph', '"efConstruction": 200', '"efConstruction": 100'],
    ['of the passages', '"longestSentence": 800', '"longestSentence": 400'],
  ])('where a parameter %s was another', async (_case, now, before) => {
    const folders = await newIndex();
    const path = join(folders.indexFolder, 'manifest.json');
    const manifest = JSON.stringify(parseManifest(await readFile(path, 'utf8')), null, 2);
    expect(manifest).toContain(now);
    await writeFile(path, manifestText(JSON.parse(manifest.replace(now, before)) as Manifest));
    expect((await build(folders)).isNew).toBe(true);
  });
});

describe('an index whose graph is not of the passages or terms that its documents give now', () => {
  /** Puts a graph of another corpus in its place, with all that the manifest tells of it, as if it had been built so. */
  async function replaceGraph(
    kind: 'passages' | 'terms',
    { indexFolder }: Built,
    corpus: Readonly<Record<string, string>>,
  ): Promise<Manifest> {
    const other = { corpusFolder: await newFolder(corpus), indexFolder: await newFolder() };
    const { files, counts } = (await build(other)).manifest;
    await cp(join(other.indexFolder, files[kind].name), join(indexFolder, files[kind].name));
    const own = await readManifest(indexFolder);
    const manifest = {
      ...own,
      counts: { ...own.counts, [kind]: counts[kind] },
      files: { ...own.files, [kind]: files[kind] },
    };
    await writeFile(join(indexFolder, 'manifest.json'), manifestText(manifest));
    return manifest;
  }

  async function expectBuiltAnew(folders: Built): Promise<void> {
    expect((await build(folders)).isNew).toBe(true);
    const { passageStore } = await loadIndex(folders.indexFolder, new ModelDouble());
    const [[found, similarity] = []] = await passageStore.similaritySearchWithScore('They agreed.', 1);
    expect(found?.pageContent).toBe('They agreed.');
    expect(similarity).toBeCloseTo(1, 5);
  }

  test.each([
    ['more', { 'a.md': 'Apples ripen. Pears ripen. Plums fall. Figs dry.' }],
    ['as many', { 'a.md': 'Apples ripen. Pears ripen.', 'b.md': 'Plums fall.' }],
  ])('is built anew where longer passages were %s', async (_case, corpus) => {
    const folders = await newIndex();
    const manifest = await replaceGraph('passages', folders, corpus);
    const passages = { ...manifest.origin.passages, longestSentence: 400 };
    const older = { ...manifest, origin: { ...manifest.origin, passages } };
    await writeFile(join(folders.indexFolder, 'manifest.json'), manifestText(older));
    await expectBuiltAnew(folders);
  });

  test('is built anew where Node.js knew other words of a script without spaces', async () => {
    const folders = await newIndex();
    await writeFile(join(folders.corpusFolder, 'c.md'), '会議は東京で開かれた。');
    await build(folders);
    await replaceGraph('terms', folders, { 'a.md': 'Apples ripen. Pears ripen. Plums fall. Figs dry.' });
    await expect(loadIndex(folders.indexFolder, new ModelDouble())).rejects.toThrow(IndexUnusableError);
    await expectBuiltAnew(folders);
  });
});

test('what an interrupted build left does no harm, and is removed when it is old', async () => {
  const folders = await newIndex();
  const old = join(folders.indexFolder, 'old.tmp');
  await writeFile(old, 'half');
  await utimes(old, new Date(0), new Date(0));
  await writeFile(join(folders.indexFolder, 'fresh.tmp'), 'half');
  await loadIndex(folders.indexFolder, new ModelDouble());
  await writeFile(join(folders.corpusFolder, 'c.md'), 'A third text.');
  await build(folders);
  const names = await readdir(folders.indexFolder);
  expect(names).not.toContain('old.tmp');
  expect(names).toContain('fresh.tmp');
});

test('a corpus that can not be used leaves the old index untouched', async () => {
  const folders = await newIndex();
  const before = await state(folders.indexFolder);
  await writeFile(join(folders.corpusFolder, 'c.md'), 'One.\n\n<div>\n');
  await expect(build(folders)).rejects.toThrow(CorpusError);
  expect(await state(folders.indexFolder)).toEqual(before);
});

describe('a corpus that changes while its index is built', () => {
  /** Changes something in the folder as soon as the first texts are embedded. */
  function changing(change: () => Promise<unknown>): ModelDouble {
    const embeddings = new ModelDouble();
    const embed = embeddings.embedDocuments.bind(embeddings);
    embeddings.embedDocuments = async (texts) => {
      await change();
      return embed(texts);
    };
    return embeddings;
  }

  test.each([
    ['a file that is written anew', 'b.md', (folder: string) => writeFile(join(folder, 'b.md'), 'They parted.')],
    ['a file that goes', 'a.md', (folder: string) => rm(join(folder, 'a.md'))],
    ['a file that comes', 'd.md', (folder: string) => writeFile(join(folder, 'd.md'), 'A fourth text.')],
  ])(
    'is refused with the name of %s, the old index is left, and the next build takes it',
    async (_case, file, change) => {
      const folders = await newIndex();
      const before = await state(folders.indexFolder);
      await writeFile(join(folders.corpusFolder, 'c.md'), 'A third text.');
      const building = build(
        folders,
        changing(() => change(folders.corpusFolder).catch(() => undefined)),
      );
      await expect(building).rejects.toThrow(CorpusError);
      await expect(building).rejects.toThrow(`${file}: changed while the index was built`);
      expect(await state(folders.indexFolder)).toEqual(before);
      expect((await build(folders)).isNew).toBe(true);
    },
  );

  test('is taken where a file is only touched', async () => {
    const folders = await newIndex();
    await writeFile(join(folders.corpusFolder, 'c.md'), 'A third text.');
    const touch = (): Promise<void> => utimes(join(folders.corpusFolder, 'a.md'), new Date(), new Date());
    expect((await build(folders, changing(touch))).isNew).toBe(true);
  });
});

test('a model that fails in the middle leaves the old index untouched', async () => {
  const folders = await newIndex();
  const before = await state(folders.indexFolder);
  await writeFile(join(folders.corpusFolder, 'c.md'), 'A third text.');
  const failing = new ModelDouble();
  failing.embedDocuments = () => Promise.reject(new Error('out of memory'));
  await expect(build(folders, failing)).rejects.toThrow('out of memory');
  expect(await state(folders.indexFolder)).toEqual(before);
});

test('a folder that can’t be written to is told before anything is embedded', async () => {
  const folder = await newFolder({ 'a.md': 'The two sides met.', taken: 'a file' });
  const embeddings = new ModelDouble();
  const building = buildIndex({ corpusFolder: folder, indexFolder: join(folder, 'taken'), embeddings });
  await expect(building).rejects.toThrow(IndexUnwritableError);
  await expect(building).rejects.toThrow('INDEX_DIR');
  expect(embeddings.embedded).toEqual([]);
});

describe('two builds of one folder at once', () => {
  test('come after each other: the second finds what the first has built', async () => {
    const corpusFolder = await newFolder({ 'a.md': 'The two sides met.' });
    const folders = { corpusFolder, indexFolder: await newFolder() };
    const [first, second] = [new ModelDouble(), new ModelDouble()];
    const built = await Promise.all([build(folders, first), build(folders, second)]);
    expect(built.map(({ isNew }) => isNew).sort()).toEqual([false, true]);
    expect([first.embedded, second.embedded].filter((texts) => texts.length > 0)).toHaveLength(1);
  });

  test('a lock that a dead process left an hour ago doesn’t hold the next one up', async () => {
    const folders = await newIndex();
    await writeFile(join(folders.corpusFolder, 'c.md'), 'A third text.');
    const lock = join(folders.indexFolder, 'build.lock');
    await mkdir(lock);
    await utimes(lock, new Date(Date.now() - 3_600_000), new Date(Date.now() - 3_600_000));
    expect((await build(folders)).isNew).toBe(true);
    expect(await readdir(folders.indexFolder)).not.toContain('build.lock');
  });
});
