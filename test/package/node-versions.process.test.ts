import { execFile } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { newFolder } from '../set-up/folders.js';
import { packInto } from '../set-up/packed.js';

const QUESTION = 'Where will the next dialogue be held?';
const PROGRAM = `import { openStatement } from 'statement-qa';
const { answerer, quoteChecker } = await openStatement();
const { answer } = await answerer.ask({ question: ${JSON.stringify(QUESTION)} });
console.log(JSON.stringify({ answer: answer?.text, quote: quoteChecker.check('a solid basis').status }));`;

const NPM_INSTALL = ['install', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'];
const INSTALLED_WITHIN = 600_000;

const run = promisify(execFile);

/** The oldest that works, as package.json says, and the newest of the major versions that are supported beside it. */
const VERSIONS = ['20.12', '22', '24'];
const INSTALLER = '24';

/** Brings the versions by the package `node`. Gives where that of one is: bin/ in it has the program. */
async function bringVersions(): Promise<(version: string) => string> {
  const folder = await newFolder({ 'package.json': '{ "private": true }' });
  const packages = VERSIONS.map((version) => `node-${version}@npm:node@${version}`);
  await run('npm', [...NPM_INSTALL, ...packages], { cwd: folder });
  return (version) => join(folder, 'node_modules', `node-${version}`);
}

/**
 * An empty project into which npm, run by Node.js 24, installs the tarball from the registry: hnswlib-node is compiled
 * against the headers of 24. Its interface is Node-API, so that what was compiled once runs in every version.
 */
async function install(folder: string): Promise<string> {
  const overrides = { sharp: '^0.34.0' };
  const project = await newFolder({
    'package.json': JSON.stringify({ type: 'module', private: true, overrides }),
    'ask.js': PROGRAM,
  });
  const { tarball } = packInto(project);
  const headers = join(folder, 'node_modules', `node-${process.platform}-${process.arch}`);
  const PATH = [join(folder, 'bin'), process.env['PATH']].join(delimiter);
  await run('npm', [...NPM_INSTALL, tarball], {
    cwd: project,
    env: { ...process.env, PATH, npm_config_nodedir: headers },
  });
  return project;
}

// Needs the registry: what `npm ci` has put into npm's cache is taken from there, Node.js itself is downloaded.
describe.skipIf(process.env['SKIP_NODE_VERSIONS'] === '1')('installed from its tarball by npm', () => {
  let folderOf: (version: string) => string;
  let project: string;

  beforeAll(async () => {
    folderOf = await bringVersions();
    project = await install(folderOf(INSTALLER));
  }, INSTALLED_WITHIN);

  test.each(VERSIONS)(
    'Node.js %s asks from a program and on the command line',
    async (version) => {
      const node = join(folderOf(version), 'bin', 'node');
      expect((await run(node, ['--version'])).stdout).toMatch(`v${version}.`);
      const asked = await run(node, ['ask.js'], { cwd: project });
      expect(asked.stderr).toBe('');
      expect(JSON.parse(asked.stdout)).toEqual({ answer: 'Brussels', quote: 'verbatim' });
      const bin = join(project, 'node_modules', '.bin', 'statement-qa');
      const printed = await run(node, [bin, 'ask', QUESTION], { cwd: project });
      expect(printed.stderr).toBe('');
      expect(printed.stdout).toContain('in Brussels.\n');
    },
    120_000,
  );
});
