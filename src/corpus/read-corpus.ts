import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { open, readdir, realpath } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { CorpusError, messageOf, type CorpusProblem } from '../errors.js';
import type { CorpusDocument } from '../types.js';
import { extensionOf, howToNameId } from './file-kind.js';

const EXTENSIONS: ReadonlySet<string> = new Set(['.md', '.markdown', '.txt', '.html', '.htm', '.pdf']);

/** In bytes: some 3,000 pages of text. */
const LARGEST_FILE = 20_000_000;

/** A corpus file as it lies on the disk, before anything is made of it. */
export interface CorpusFile {
  /** Path below the corpus folder, with forward slashes. */
  readonly name: string;
  readonly bytes: Buffer;
  /** Of the bytes, in hexadecimal. */
  readonly sha256: string;
}

/** A README in a corpus folder tells about the folder; hidden files belong to tools. */
function isDocumentFile(name: string): boolean {
  const segments = name.split('/');
  return (
    EXTENSIONS.has(extensionOf(name)) &&
    !segments.some((segment) => segment.startsWith('.')) &&
    !/^readme\./i.test(segments.at(-1) ?? '')
  );
}

async function listFiles(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => !entry.isDirectory())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
      .filter(isDocumentFile)
      .sort();
  } catch (error) {
    throw new CorpusError([{ file: folder, line: null, reason: `can't be listed: ${messageOf(error)}` }]);
  }
}

/**
 * A file's bytes, read once, so that what is indexed is what its hash tells. A link may lead
 * to another place in the corpus, but not out of it. @throws Error with what is wrong with the file
 */
async function readDocumentFile(folder: string, name: string): Promise<Buffer> {
  const path = await realpath(join(folder, name));
  if (!path.startsWith(`${await realpath(folder)}${sep}`))
    throw new Error('it is a link to a file outside of the corpus');
  // A pipe would be waited for without an end.
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const stats = await file.stat();
    if (!stats.isFile()) throw new Error('it is no file');
    const { size } = stats;
    if (size > LARGEST_FILE) {
      throw new Error(`it has ${String(size)} bytes, and at most ${String(LARGEST_FILE)} are taken: split it`);
    }
    const bytes = await file.readFile();
    const { mtimeMs } = await file.stat();
    if (bytes.length !== size || mtimeMs !== stats.mtimeMs) throw new Error('it changed while it was read: try again');
    return bytes;
  } finally {
    await file.close();
  }
}

function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Reads every Markdown, plain text, HTML and PDF file below a folder, in the order of their names. @throws CorpusError */
export async function readCorpusFiles(folder: string): Promise<CorpusFile[]> {
  const names = await listFiles(folder);
  if (names.length === 0) {
    throw new CorpusError([
      { file: folder, line: null, reason: 'holds no document: put a .md, .txt, .html or .pdf file into it' },
    ]);
  }
  const files: CorpusFile[] = [];
  const problems: CorpusProblem[] = [];
  for (const name of names) {
    try {
      const bytes = await readDocumentFile(folder, name);
      files.push({ name, bytes, sha256: hashOf(bytes) });
    } catch (error) {
      problems.push({ file: name, line: null, reason: `can't be read: ${messageOf(error)}` });
    }
  }
  if (problems.length > 0) throw new CorpusError(problems);
  return files;
}

/** The hash of a file as it lies there now; null where it can't be read any more. */
async function currentHash(folder: string, name: string): Promise<string | null> {
  try {
    return hashOf(await readDocumentFile(folder, name));
  } catch {
    return null;
  }
}

/**
 * Passes where a corpus is still what was read of it. An index that is older than its corpus would pass for a new one.
 *
 * @throws CorpusError with each file that was changed, added or removed meanwhile
 */
export async function assertUnchanged(folder: string, files: readonly CorpusFile[]): Promise<void> {
  const read = new Map(files.map(({ name, sha256 }) => [name, sha256]));
  const problems: CorpusProblem[] = [];
  const names = new Set([...read.keys(), ...(await listFiles(folder))]);
  for (const name of [...names].sort()) {
    if (read.get(name) === (await currentHash(folder, name))) continue;
    problems.push({ file: name, line: null, reason: 'changed while the index was built: build it again' });
  }
  if (problems.length > 0) throw new CorpusError(problems);
}

function duplicates(documents: readonly { file: string; id: string }[]): CorpusProblem[] {
  const first = new Map<string, string>();
  return documents.flatMap(({ file, id }) => {
    const earlier = first.get(id);
    if (earlier !== undefined) {
      return [{ file, line: null, reason: `has the id "${id}", which ${earlier} has already: ${howToNameId(file)}` }];
    }
    first.set(id, file);
    return [];
  });
}

/**
 * Corpus files to documents, all or none.
 *
 * @throws CorpusError with every problem of every file, each with its line where it has one.
 */
export async function parseCorpus(files: readonly CorpusFile[]): Promise<CorpusDocument[]> {
  // Some 250 modules: a process whose index is up to date never needs them.
  const { parseFile } = await import('./parse-document.js');
  const parsed = await Promise.all(
    files.map(async ({ name, bytes }) => ({ file: name, result: await parseFile(name, bytes) })),
  );
  const documents = parsed.flatMap(({ file, result }) =>
    'document' in result ? [{ file, document: result.document }] : [],
  );
  const problems = [
    ...parsed.flatMap(({ result }) => ('problems' in result ? result.problems : [])),
    ...duplicates(documents.map(({ file, document }) => ({ file, id: document.id }))),
  ];
  if (problems.length > 0) throw new CorpusError(problems);
  return documents.map(({ document }) => document);
}
