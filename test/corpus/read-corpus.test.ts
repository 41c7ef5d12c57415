import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseCorpus, readCorpusFiles } from '../../src/corpus/read-corpus.js';
import { CorpusError, type CorpusProblem } from '../../src/errors.js';
import type { CorpusDocument } from '../../src/types.js';
import { newFolder } from '../set-up/folders.js';

async function read(folder: string): Promise<CorpusDocument[]> {
  return parseCorpus(await readCorpusFiles(folder));
}

async function problemsIn(folder: string): Promise<readonly CorpusProblem[]> {
  const error: unknown = await read(folder).catch((reason: unknown) => reason);
  if (!(error instanceof CorpusError)) throw new Error(`not refused with a CorpusError: ${String(error)}`);
  return error.problems;
}

describe('the files of a corpus', () => {
  test('are read in the order of their names, in folders below too', async () => {
    const folder = await newFolder({ 'b.md': 'B.', 'a.txt': 'A.', 'sub/c.markdown': 'C.', 'D.MD': 'D.' });
    expect((await read(folder)).map(({ id }) => id)).toEqual(['d', 'a', 'b', 'sub-c']);
  });

  test('are not READMEs, hidden files, files of other kinds or folders with the name of a file', async () => {
    const folder = await newFolder({
      'a.md': 'A.',
      'README.md': 'About.',
      'sub/readme.txt': 'About.',
      '.hidden.md': 'H.',
      '.git/b.md': 'B.',
      'c.docx': 'C.',
    });
    await mkdir(join(folder, 'folder.md'));
    expect((await read(folder)).map(({ id }) => id)).toEqual(['a']);
  });

  test('each have a hash of their own', async () => {
    const files = await readCorpusFiles(await newFolder({ 'a.md': 'A.', 'b.md': 'B.' }));
    expect(new Set(files.map(({ sha256 }) => sha256)).size).toBe(2);
  });
});

describe('a corpus that can not be used is refused', () => {
  test('where its folder is missing', async () => {
    const folder = join(await newFolder(), 'missing');
    expect(await problemsIn(folder)).toEqual([
      { file: folder, line: null, reason: expect.stringContaining('ENOENT') as string },
    ]);
  });

  test('where its folder holds no document', async () => {
    const folder = await newFolder({ 'README.md': 'About.' });
    expect(await problemsIn(folder)).toEqual([
      { file: folder, line: null, reason: expect.stringContaining('holds no document') as string },
    ]);
  });

  test('where a file can not be read', async () => {
    const folder = await newFolder({ 'a.md': 'A.' });
    await symlink(join(folder, 'nowhere'), join(folder, 'b.md'));
    expect(await problemsIn(folder)).toEqual([
      { file: 'b.md', line: null, reason: expect.stringContaining("can't be read") as string },
    ]);
  });

  test('where two files have one id, naming both', async () => {
    const folder = await newFolder({ 'a.md': 'A.', 'b.md': '---\nid: a\n---\nB.' });
    const [problem] = await problemsIn(folder);
    expect(problem).toMatchObject({ file: 'b.md', line: null });
    expect(problem?.reason).toContain('"a", which a.md has');
  });

  test('with all problems of all files at once, as file:line: reason', async () => {
    const folder = await newFolder({
      'a.md': '---\nid: A\ndate: soon\n---\nA.',
      'b.md': 'B.\n\n<div>\n',
      'c.txt': Buffer.from([0x41, 0x0a, 0xff]),
      'd.md': '',
      'e.md': 'E.',
      'f.md': '---\nid: e\n---\nF.',
    });
    const error: unknown = await read(folder).catch((reason: unknown) => reason);
    const lines = String(error instanceof Error ? error.message : error).split('\n');
    expect(lines.map((line) => /^[^ ]+:(?= )/.exec(line)?.[0])).toEqual([
      'a.md:2:',
      'a.md:3:',
      'b.md:3:',
      'c.txt:2:',
      'd.md:',
      'f.md:',
    ]);
  });
});
