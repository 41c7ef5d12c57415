import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { newFolder } from '../set-up/folders.js';
import { bringNode, isOffline, NPM_OPTIONS, type NodeVersion } from '../set-up/node-versions.js';
import { packInto } from '../set-up/packed.js';

/** The oldest that works, as package.json says, and the newest of the major versions that are supported beside it. */
const VERSIONS = ['20.12', '22', '24'] as const;
const QUESTION = 'Where will the next dialogue be held?';
const PROGRAM = `import { openStatement } from 'statement-qa';
const { answerer, quoteChecker } = await openStatement();
const { answer } = await answerer.ask({ question: ${JSON.stringify(QUESTION)} });
console.log(JSON.stringify({ answer: answer?.text, quote: quoteChecker.check('a solid basis').status }));`;

const run = promisify(execFile);

/**
 * An empty project into which npm, run by this Node.js, installs the tarball: hnswlib-node is compiled against its
 * headers. The interface that it uses is Node-API, so that what was compiled once runs in every version.
 */
async function install({ environment }: NodeVersion): Promise<string> {
  const overrides = { sharp: '^0.34.0' };
  const project = await newFolder({
    'package.json': JSON.stringify({ type: 'module', private: true, overrides }),
    'ask.js': PROGRAM,
  });
  const { tarball } = packInto(project);
  await run('npm', ['install', ...NPM_OPTIONS, tarball], { cwd: project, env: environment });
  return project;
}

describe.skipIf(isOffline)('installed from its tarball by npm', () => {
  let nodeOf: (version: (typeof VERSIONS)[number]) => NodeVersion;
  let project: string;

  beforeAll(async () => {
    nodeOf = await bringNode(VERSIONS);
    project = await install(nodeOf('24'));
  }, 600_000);

  test.each(VERSIONS)(
    'Node.js %s asks from a program and on the command line',
    async (version) => {
      const { node } = nodeOf(version);
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
