import type { EmbeddingsInterface } from '@langchain/core/embeddings';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { IndexMissingError, IndexUnusableError } from '../errors.js';
import type { IdentifiedEmbeddings } from '../embeddings/identified-embeddings.js';
import type { CorpusDocument, Suggestion } from '../types.js';
import { needsDictionary } from '../vocabulary/terms.js';
import { HnswVectorStore, type DocumentList } from './hnsw-vector-store.js';
import { labelledContents, type IndexedDocuments } from './index-documents.js';
import { readChecked } from './index-files.js';
import { assertBuiltWith, MANIFEST_FILE, parseManifest, type IndexFile, type Manifest } from './manifest.js';

/** An index in memory, ready to be searched. */
export interface LoadedIndex extends IndexedDocuments {
  readonly manifest: Manifest;
  readonly suggestions: readonly Suggestion[];
}

function isNotFound(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}

/** @throws IndexMissingError, or IndexUnusableError where the manifest is damaged or of another format version. */
export async function readManifest(folder: string): Promise<Manifest> {
  let text: string;
  try {
    text = await readFile(join(folder, MANIFEST_FILE), 'utf8');
  } catch (error) {
    if (isNotFound(error)) throw new IndexMissingError(folder);
    throw error;
  }
  const manifest = parseManifest(text);
  if (manifest === null) throw new IndexUnusableError(folder, `${MANIFEST_FILE} is damaged or of another version.`);
  return manifest;
}

async function read(folder: string, file: IndexFile): Promise<Buffer> {
  const result = await readChecked(folder, file);
  if ('problem' in result) throw new IndexUnusableError(folder, result.problem);
  return result.bytes;
}

/** What stands in the JSON files. */
interface Stored {
  readonly documents: CorpusDocument[];
  /** By label; empty where a graph's nodes are its labels. */
  readonly nodes: { readonly passages: number[]; readonly terms: number[] };
  readonly suggestions: Suggestion[];
}

/** Checks every file against the manifest and gives what stands in the JSON files. @throws IndexUnusableError */
export async function verifyIndex(folder: string, { files }: Manifest): Promise<Stored> {
  await read(folder, files.passages);
  await read(folder, files.strays);
  await read(folder, files.terms);
  const documents = await read(folder, files.documents);
  const nodes = await read(folder, files.nodes);
  const suggestions = await read(folder, files.suggestions);
  // The hash vouches for the content: these are the bytes that buildIndex wrote.
  return {
    documents: JSON.parse(documents.toString('utf8')) as CorpusDocument[],
    nodes: JSON.parse(nodes.toString('utf8')) as Stored['nodes'],
    suggestions: JSON.parse(suggestions.toString('utf8')) as Suggestion[],
  };
}

interface Contents {
  readonly files: { readonly graph: IndexFile; readonly strays?: IndexFile };
  readonly documents: DocumentList;
  readonly nodes: readonly number[];
}

/** A file that was checked may be gone when it is read: a build has put others in place. @throws IndexUnusableError */
function openStore(
  folder: string,
  { files: { graph, strays }, documents, nodes }: Contents,
  { embeddings, dimension }: { readonly embeddings: EmbeddingsInterface; readonly dimension: number },
): HnswVectorStore {
  const paths = { graph: join(folder, graph.name), strays: strays ? join(folder, strays.name) : null };
  let store: HnswVectorStore;
  try {
    store = HnswVectorStore.readGraph(paths, embeddings, { dimension, documents, nodes });
  } catch (cause) {
    throw new IndexUnusableError(folder, `${graph.name} can't be read any more.`, { cause });
  }
  if (store.size === documents.length) return store;
  const reason = `${graph.name} holds ${String(store.size)} vectors where ${String(documents.length)} are needed.`;
  throw new IndexUnusableError(folder, reason);
}

/**
 * Whether an index holds as many vectors as `openIndex` looks for. It may not, though no file is damaged: what the terms of
 * some scripts are depends on the version of Node.js. For others this is not looked at: over many documents it takes
 * seconds.
 */
export function hasAllVectors({
  manifest: { counts },
  documents,
}: Pick<LoadedIndex, 'manifest' | 'documents'>): boolean {
  if (!documents.some(({ paragraphs }) => paragraphs.some(({ text }) => needsDictionary(text)))) return true;
  const { passageDocuments, termDocuments } = labelledContents(documents);
  return counts.passages === passageDocuments.length && counts.terms === termDocuments.length;
}

/** An index whose files were checked, with the words of its terms in the order of their labels. @throws IndexUnusableError */
export async function openIndex(
  folder: string,
  manifest: Manifest,
  embeddings: EmbeddingsInterface,
): Promise<LoadedIndex & { readonly vocabulary: readonly string[] }> {
  const { dimension } = manifest.origin.model;
  const { documents, nodes, suggestions } = await verifyIndex(folder, manifest);
  const { passages, passageDocuments, vocabulary, termDocuments } = labelledContents(documents);
  const { passages: graph, strays, terms } = manifest.files;
  const model = { embeddings, dimension };
  return {
    manifest,
    documents,
    suggestions,
    passages,
    passageStore: openStore(
      folder,
      { files: { graph, strays }, documents: passageDocuments, nodes: nodes.passages },
      model,
    ),
    termStore: openStore(folder, { files: { graph: terms }, documents: termDocuments, nodes: nodes.terms }, model),
    vocabulary: vocabulary.map(({ word }) => word),
  };
}

/**
 * Loads the index of a folder for a model, after checking all of it: the native library would crash on a damaged
 * graph and answer wrongly with another model's vectors.
 *
 * @throws IndexMissingError, IndexUnusableError
 */
export async function loadIndex(folder: string, embeddings: IdentifiedEmbeddings): Promise<LoadedIndex> {
  const manifest = await readManifest(folder);
  assertBuiltWith(await embeddings.identity(), manifest.origin, folder);
  return openIndex(folder, manifest, embeddings);
}
