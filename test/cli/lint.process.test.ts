import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { packageRoot } from '../../src/package-root.js';
import { CORPUS_FOLDER } from '../set-up/bundled.js';
import { runCommandLine, type CommandRun } from '../set-up/command-line.js';
import { newFolder } from '../set-up/folders.js';

const TRUE_QUOTE = 'It speaks of "the freedom of expression" [¶6].\n';
const ALTERED_QUOTE = 'It is for "an open, cheap, fair, stable and secure cyberspace" [¶1].\n';

async function lint(args: readonly string[], input = ''): Promise<CommandRun> {
  return runCommandLine(['lint', ...args], {
    input,
    environment: { CORPUS_DIR: CORPUS_FOLDER, INDEX_DIR: await newFolder() },
  });
}

test('a file without errors ends with 0, one with an error with 1, told without colour where there is no terminal', async () => {
  const folder = await newFolder({ 'true.md': TRUE_QUOTE, 'altered.md': ALTERED_QUOTE });
  expect((await lint([join(folder, 'true.md')])).status).toBe(0);
  const { status, printed } = await lint([join(folder, 'true.md'), join(folder, 'altered.md')]);
  expect(status).toBe(1);
  expect(printed).toContain(`${join(folder, 'altered.md')}:1:12: error:`);
  expect(printed).toContain('open, [-free-]{+cheap+}, fair');
  expect(printed).not.toContain('\u001B');
});

test('standard input is read, and JSON printed to be read by programs', async () => {
  const { status, printed } = await lint(['--format', 'json', '-'], ALTERED_QUOTE);
  expect(status).toBe(1);
  expect(JSON.parse(printed)).toMatchObject([{ file: '<stdin>', line: 1, column: 12, rule: 'quote-altered' }]);
});

test('a file that is not there is told as wrong usage', async () => {
  const { status, told } = await lint(['/nowhere.md']);
  expect(status).toBe(2);
  expect(told).toContain("/nowhere.md can't be read");
});

test('a file that is not UTF-8 is told as wrong usage, with its line', async () => {
  const folder = await newFolder({ 'a.md': Buffer.from(`One.\n${ALTERED_QUOTE}`, 'latin1') });
  const { status, told } = await lint([join(folder, 'a.md')]);
  expect(status).toBe(2);
  expect(told).toContain(`${join(folder, 'a.md')}:2: is not UTF-8`);
});

test('a result that can not be written ends with 2, one that nobody reads any more does not', () => {
  const command = (target: string): number | null => {
    const program = join(packageRoot(), 'dist', 'src', 'cli', 'statement-qa.js');
    const options = { env: { PATH: process.env['PATH'], CORPUS_DIR: CORPUS_FOLDER } };
    return spawnSync(
      'bash',
      ['-c', `set -o pipefail; "${process.execPath}" "${program}" quote --json "a solid basis" ${target}`],
      options,
    ).status;
  };
  expect(command('> /dev/full')).toBe(2);
  expect(command('| true')).toBe(0);
});

test('of many results that can not be written one is told', () => {
  const program = `import { print } from '${join(packageRoot(), 'dist', 'src', 'cli', 'print.js')}';
    for (let i = 0; i < 20; i++) print('result');`;
  const { stderr, status } = spawnSync('bash', [
    '-c',
    '"$0" --input-type=module -e "$1" > /dev/full',
    process.execPath,
    program,
  ]);
  expect(stderr.toString().trim().split('\n')).toEqual([expect.stringContaining("can't be written")]);
  expect(status).toBe(2);
});

test('where no corpus is named and none lies here, the statement that ships is meant', async () => {
  const { printed, status } = runCommandLine(['quote', '--json', 'a solid basis'], {
    environment: {},
    folder: await newFolder(),
  });
  const { citation } = z.object({ citation: z.object({ paragraph: z.int() }) }).parse(JSON.parse(printed));
  expect([citation.paragraph, status]).toEqual([5, 0]);
});
