import { execFileSync, spawnSync } from 'node:child_process';
import { cp, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { beforeAll, expect, test } from 'vitest';
import { packageRoot } from '../../src/package-root.js';
import { newFolder } from '../set-up/folders.js';
import { packInto } from '../set-up/packed.js';

const QUESTION = 'Where will the next dialogue be held?';

let files: readonly string[];
let tarball: string;
let project: string;
let installed: string;

/**
 * An empty project with what `npm pack` makes. Its dependencies are this checkout's, so that nothing is downloaded or
 * compiled: what is tested is the package itself. `node-versions.process.test.ts` installs it as npm does.
 */
beforeAll(async () => {
  project = await newFolder({ 'package.json': JSON.stringify({ type: 'module', private: true }) });
  ({ tarball, files } = packInto(project));
  installed = join(project, 'node_modules', 'statement-qa');
  await mkdir(installed, { recursive: true });
  execFileSync('tar', ['-xzf', tarball, '--strip-components=1', '-C', installed]);
  await symlink(join(packageRoot(), 'node_modules'), join(installed, 'node_modules'));
}, 300_000);

test('a program asks the statement that ships, without building anything', async () => {
  await writeFile(
    join(project, 'ask.js'),
    `import { openStatement } from 'statement-qa';
     const { answerer, quoteChecker } = await openStatement();
     const { answer } = await answerer.ask({ question: ${JSON.stringify(QUESTION)} });
     console.log(JSON.stringify({ answer: answer?.text, quote: quoteChecker.check('a solid basis').status }));`,
  );
  const { stdout, stderr } = spawnSync(process.execPath, ['ask.js'], { cwd: project, encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toEqual({ answer: 'Brussels', quote: 'verbatim' });
}, 120_000);

test('so does the command line', () => {
  const bin = join(installed, 'bin', 'statement-qa.js');
  const { stdout, stderr, status } = spawnSync(process.execPath, [bin, 'ask', QUESTION], {
    cwd: project,
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  expect(stdout).toContain('in Brussels.\n');
  expect(status).toBe(0);
}, 120_000);

test('a checkout that is not compiled says what to run', async () => {
  const checkout = await newFolder({ 'package.json': JSON.stringify({ type: 'module' }) });
  const bin = join(checkout, 'bin', 'statement-qa.js');
  await cp(join(installed, 'bin'), join(checkout, 'bin'), { recursive: true });
  const { stderr, status } = spawnSync(process.execPath, [bin, 'documents'], { encoding: 'utf8' });
  expect(stderr).toBe('statement-qa is not compiled yet. Run: npm run build\n');
  expect(status).toBe(2);
});

test('it holds what it needs and none of what only this repository needs', () => {
  expect(files).toEqual(
    expect.arrayContaining([
      'dist/src/index.d.ts',
      'dist/src/widget/index.js',
      'dist/widget.js',
      'index/manifest.json',
      'corpus/joint-elements-2018.md',
      'models/reader-en/onnx/model_quantized.onnx',
    ]),
  );
  expect(files.filter((file) => /^(test|scripts|dist\/scripts)\/|\.tsbuildinfo$|(?<!\.d)\.ts$/.test(file))).toEqual([]);
});

test('publint finds nothing to mend', async () => {
  const { messages, pkg } = await publint({ pkgDir: installed, pack: false, strict: true });
  expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([]);
}, 120_000);

test('its types are found wherever a module of its kind can be imported', () => {
  const args = ['run', '-s', 'check:exports', '--', tarball];
  const { stdout, status } = spawnSync('npm', args, { cwd: packageRoot(), encoding: 'utf8' });
  expect(status, stdout).toBe(0);
}, 120_000);
