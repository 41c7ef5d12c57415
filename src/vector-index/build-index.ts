import { mkdir } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import { IndexMissingError, IndexUnusableError, IndexUnwritableError } from '../errors.js';
import { assertUnchanged, parseCorpus, readCorpusFiles, type CorpusFile } from '../corpus/read-corpus.js';
import type { EmbeddingPool } from '../embeddings/embedding-pool.js';
import type { Suggestion } from '../types.js';
import { withBuildLock } from './build-lock.js';
import type { GraphFiles, HnswVectorStore } from './hnsw-vector-store.js';
import { indexDocuments, type IndexedDocuments } from './index-documents.js';
import { originOf, type BuildResult, type IndexInputs } from './index-inputs.js';
import { removeSuperseded, replaceText, writeIndexFile, writeIndexJson } from './index-files.js';
import { indexBefore } from './index-before.js';
import { hasAllVectors, readManifest, verifyIndex, type LoadedIndex } from './load-index.js';
import {
  FORMAT_VERSION,
  MANIFEST_FILE,
  manifestText,
  type IndexFile,
  type IndexOrigin,
  type Manifest,
} from './manifest.js';

export interface BuildOptions extends IndexInputs {
  readonly indexFolder: string;
  /** Opened where there is much to embed; the calling thread embeds all where left out. */
  readonly openPool?: (() => EmbeddingPool) | undefined;
}

/** An index whose files are whole. */
type FoundIndex = Pick<LoadedIndex, 'manifest' | 'documents'>;

/** The index that is there; null where there is none or its files are not whole: it is built again. */
async function findIndex(indexFolder: string): Promise<FoundIndex | null> {
  try {
    const manifest = await readManifest(indexFolder);
    const { documents } = await verifyIndex(indexFolder, manifest);
    return { manifest, documents };
  } catch (error) {
    if (error instanceof IndexMissingError || error instanceof IndexUnusableError) return null;
    throw error;
  }
}

function writeGraph(folder: string, stem: string, store: HnswVectorStore, kind?: keyof GraphFiles): Promise<IndexFile> {
  // eslint-disable-next-line @typescript-eslint/require-await -- the native library writes synchronously
  return writeIndexFile(folder, { stem, extension: 'hnsw' }, async (path) => {
    try {
      store.writeGraph(path, kind);
    } catch {
      const cause = new Error(`the graph of the ${stem} could not be written whole: is the disk full?`);
      throw new IndexUnwritableError(folder, { cause });
    }
  });
}

/** Writes all files of an index but its manifest, which is given back. */
async function writeIndex(
  folder: string,
  origin: IndexOrigin,
  { suggestions, ...index }: IndexedDocuments & { readonly suggestions: readonly Suggestion[] },
): Promise<Manifest> {
  const { documents, passageStore, termStore } = index;
  return {
    format: FORMAT_VERSION,
    builtAt: new Date().toISOString(),
    origin,
    counts: {
      documents: documents.length,
      passages: passageStore.size,
      terms: termStore.size,
      suggestions: suggestions.length,
    },
    files: {
      documents: await writeIndexJson(folder, 'documents', documents),
      passages: await writeGraph(folder, 'passages', passageStore),
      strays: await writeGraph(folder, 'strays', passageStore, 'strays'),
      terms: await writeGraph(folder, 'terms', termStore),
      nodes: await writeIndexJson(folder, 'nodes', { passages: passageStore.nodes, terms: termStore.nodes }),
      suggestions: await writeIndexJson(folder, 'suggestions', suggestions),
    },
  };
}

function fileNames({ files }: Manifest): string[] {
  return Object.values(files).map(({ name }) => name);
}

/** Tells what the file system refuses as a thing about the index folder. */
async function writing<T>(folder: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) throw new IndexUnwritableError(folder, { cause: error });
    throw error;
  }
}

interface Build {
  readonly files: readonly CorpusFile[];
  readonly origin: IndexOrigin;
  /** That of the index that is replaced; null where there is none that is whole. */
  readonly before: Manifest | null;
}

async function buildAnew({ files, origin, before }: Build, options: BuildOptions): Promise<Manifest> {
  const { corpusFolder, indexFolder, embeddings, onProgress, openPool, suggestionMaker } = options;
  const { dimension } = origin.model;
  const index = await indexDocuments(await parseCorpus(files), embeddings, {
    dimension,
    onProgress,
    before: await indexBefore(indexFolder, before, { origin, embeddings }),
    openPool,
  });
  const suggestions = (await suggestionMaker?.make(index)) ?? [];
  await assertUnchanged(corpusFolder, files);
  return writing(indexFolder, async () => {
    const written = await writeIndex(indexFolder, origin, { ...index, suggestions });
    await replaceText(indexFolder, MANIFEST_FILE, manifestText(written));
    await removeSuperseded(indexFolder, {
      kept: fileNames(written),
      superseded: before === null ? [] : fileNames(before),
    });
    return written;
  });
}

/**
 * Brings the index in a folder up to date with a corpus, a model and the parameters: built when any of them changed or
 * `loadIndex` would refuse it, left alone otherwise. The manifest is written last and names its files by content, so that
 * at every moment the folder holds the old index or the new one, whole. Only one process builds at a time; another waits
 * for it.
 *
 * @throws CorpusError, ModelError, IndexUnwritableError, IndexBusyError
 */
export async function buildIndex(options: BuildOptions): Promise<BuildResult<Manifest>> {
  const { corpusFolder, indexFolder } = options;
  const files = await readCorpusFiles(corpusFolder);
  const origin = await originOf(files, options);
  const isUpToDate = (index: FoundIndex): boolean =>
    isDeepStrictEqual(index.manifest.origin, origin) && hasAllVectors(index);
  const found = await findIndex(indexFolder);
  if (found !== null && isUpToDate(found)) return { manifest: found.manifest, isNew: false };
  await writing(indexFolder, () => mkdir(indexFolder, { recursive: true }));
  return withBuildLock(indexFolder, async () => {
    // Another process may have built it meanwhile.
    const current = await findIndex(indexFolder);
    if (current !== null && isUpToDate(current)) return { manifest: current.manifest, isNew: false };
    const build = { files, origin, before: current?.manifest ?? null };
    return { manifest: await buildAnew(build, options), isNew: true };
  });
}
