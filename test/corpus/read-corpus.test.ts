import { execFileSync } from 'node:child_process';
import { mkdir, symlink, truncate } from 'node:fs/promises';
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

  test('where a link leads out of it, also by way of another; within it, one is followed', async () => {
    const outside = await newFolder({ 'secret.md': 'Not to be read.' });
    const folder = await newFolder({ 'texts/a.txt': 'A.' });
    await symlink(join(folder, 'texts', 'a.txt'), join(folder, 'inside.md'));
    expect((await read(folder)).map(({ id }) => id)).toEqual(['inside', 'texts-a']);
    await symlink(join(outside, 'secret.md'), join(folder, 'b.md'));
    await symlink(join(folder, 'b.md'), join(folder, 'c.md'));
    await symlink('/etc/passwd', join(folder, 'd.txt'));
    const refused = { line: null, reason: expect.stringContaining('outside of the corpus') as string };
    expect(await problemsIn(folder)).toEqual(['b.md', 'c.md', 'd.txt'].map((file) => ({ file, ...refused })));
  });

  test('where a file is of 50 MB, or a pipe that would be waited for', async () => {
    const folder = await newFolder({ 'a.md': 'A.', 'large.md': '' });
    await truncate(join(folder, 'large.md'), 50_000_000);
    execFileSync('mkfifo', [join(folder, 'pipe.txt')]);
    expect(await problemsIn(folder)).toEqual([
      { file: 'large.md', line: null, reason: expect.stringContaining('50000000 bytes') as string },
      { file: 'pipe.txt', line: null, reason: expect.stringContaining('no file') as string },
    ]);
  });

  test.each([
    ['keys inside keys', '? '.repeat(400)],
    ['lists inside lists', '['.repeat(900)],
    ['maps that never end', '{a: '.repeat(400)],
    [
      'references that multiply',
      `a: &a [x]\n${Array.from({ length: 60 }, (_, i) => `b${String(i)}: &b${String(i)} [*a, *a, *a]`).join('\n')}`,
    ],
    ['a reference to itself', 'a: &a [*a]'],
    ['code', 'id: !!js/function "function () { throw 1 }"'],
    ['the prototype', '__proto__: { id: evil }'],
    ['a key twice', 'id: a\nid: b'],
    ['a document after it', 'id: a\n...\nid: b'],
    ['more than belongs there', `note: ${'x'.repeat(3000)}`],
  ])('with its file and line, or is read, where the front matter holds %s', async (_case, front) => {
    const result = await read(await newFolder({ 'a.md': `---\n${front}\n---\nThe text.` })).catch(
      (error: unknown) => error,
    );
    if (result instanceof CorpusError) {
      expect(result.problems[0]).toMatchObject({ file: 'a.md', line: expect.any(Number) as number });
    } else {
      expect(result).toMatchObject([{ title: 'a.md', paragraphs: [{ text: 'The text.' }] }]);
    }
  });

  test('where two files have one id, naming both', async () => {
    const folder = await newFolder({ 'a.md': 'A.', 'b.md': '---\nid: a\n---\nB.' });
    const [problem] = await problemsIn(folder);
    expect(problem).toMatchObject({ file: 'b.md', line: null });
    expect(problem?.reason).toMatch(/"a", which a.md has already: .* front matter/);
    expect((await problemsIn(await newFolder({ 'a.md': 'A.', 'a.html': 'A.' })))[0]?.reason).toContain('front matter');
    expect((await problemsIn(await newFolder({ 'a.htm': 'A.', 'a.html': 'A.' })))[0]?.reason).toContain(
      'rename the file',
    );
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
