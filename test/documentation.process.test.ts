import { execFile, spawn } from 'node:child_process';
import { chmod, cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import type { Code } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { openStatement } from '../src/assembly/open-statement.js';
import { packageRoot } from '../src/package-root.js';
import { listening } from './set-up/app.js';
import { newFolder } from './set-up/folders.js';
import { ask } from './set-up/http.js';
import { startCommand } from './set-up/start.js';

const FILES = ['README.md', 'CONTRIBUTING.md'];
/**
 * Run by other means: `npm ci` and `npm test` by CI itself, `npm start` below, what the Dockerfile and the compose file
 * say in test/container, an MCP server with a client in test/mcp.
 */
const NOT_RUN = /^(?:npm|docker|npx statement-qa mcp)\b/;
const ADDRESS = /http:\/\/127\.0\.0\.1:3000|https:\/\/host/g;

const root = packageRoot();
const QUESTION = 'Where will the next dialogue be held?';
const texts = new Map<string, string>();
for (const file of FILES) texts.set(file, await readFile(join(root, file), 'utf8'));

interface Example {
  readonly commands: string;
  /** What the document says that comes back, where the block after it is JSON. */
  readonly result: unknown;
}

function codeIn(text: string): Code[] {
  return fromMarkdown(text).children.filter((node): node is Code => node.type === 'code');
}

function examplesIn(text: string): Example[] {
  const blocks = codeIn(text);
  return blocks.flatMap((block, i): Example[] => {
    if (block.lang !== 'sh' || NOT_RUN.test(block.value)) return [];
    const next = blocks[i + 1];
    return [{ commands: block.value, result: next?.lang === 'json' ? JSON.parse(next.value) : undefined }];
  });
}

/** What must be the same however a model or a calibration changes: what is answered, and by which words. */
const gist = z.object({
  status: z.string().optional(),
  verdict: z.string().optional(),
  answer: z.object({ text: z.string() }).optional(),
  mismatches: z.array(z.object({ claim: z.string(), document: z.string() })).optional(),
  citation: z.object({ quote: z.string() }).optional(),
});

describe('the commands of the README', () => {
  let url: string;
  let close: () => void;
  let folder: string;

  beforeAll(async () => {
    const { answerer, claimChecker, quoteChecker } = await openStatement();
    ({ url, close } = await listening({
      answerer: () => answerer,
      claimChecker: () => claimChecker,
      quoteChecker: () => quoteChecker,
    }));
    folder = await newFolder({ 'article.md': 'It speaks of "the freedom of expression" [¶6].\n' });
    // Stands for npx, which would look for the package in the registry.
    const npx = join(folder, 'bin', 'npx');
    await mkdir(join(folder, 'bin'));
    const bin = join(root, 'dist', 'src', 'cli');
    await writeFile(npx, `#!/bin/sh\nprogram=$1; shift\nexec "${process.execPath}" "${bin}/$program.js" "$@"\n`);
    await chmod(npx, 0o755);
  }, 180_000);

  afterAll(() => {
    close();
  });

  /** A shell's exit status and what it printed; this process serves meanwhile. */
  async function run(commands: string): Promise<{ status: number | null; printed: string; told: string }> {
    const path = [join(folder, 'bin'), process.env['PATH']].join(delimiter);
    const shell = spawn('sh', ['-c', commands], { cwd: folder, env: { ...process.env, PATH: path } });
    let printed = '';
    let told = '';
    shell.stdout.on('data', (chunk: Buffer) => void (printed += chunk.toString()));
    shell.stderr.on('data', (chunk: Buffer) => void (told += chunk.toString()));
    const status = await new Promise<number | null>((resolve) => shell.on('close', resolve));
    return { status, printed, told };
  }

  test.each(examplesIn(texts.get('README.md') ?? ''))(
    '$commands',
    async ({ commands, result }) => {
      const { status, printed, told } = await run(commands.replace(ADDRESS, url));
      // 1 is a "no", as where a quote is shown that is altered; 2 and more is a command that can't be run.
      expect([0, 1], told).toContain(status);
      expect(printed).not.toBe('');
      if (result !== undefined) expect(JSON.parse(printed)).toMatchObject(gist.parse(result));
    },
    180_000,
  );

  test('the first screen shows what its command prints', async () => {
    const [, command = '', shown = ''] = /^\$ (.*)\n([^]*)$/.exec(valueOf('console')) ?? [];
    expect(await run(command)).toEqual({ status: 0, printed: `${shown}\n`, told: '' });
  }, 60_000);
});

function valueOf(language: string): string {
  return codeIn(texts.get('README.md') ?? '').find(({ lang }) => lang === language)?.value ?? '';
}

test.each(['ts', 'js'])(
  'the README’s program in %s does what it says',
  async (language) => {
    const project = await newFolder({ 'program.mjs': `${valueOf(language)}\nconsole.log(answer.answer?.text);` });
    await mkdir(join(project, 'node_modules'));
    await symlink(root, join(project, 'node_modules', 'statement-qa'));
    await symlink(join(root, 'corpus'), join(project, 'corpus'));
    const { stdout } = await promisify(execFile)(process.execPath, ['program.mjs'], { cwd: project });
    expect(stdout).toBe('Brussels\n');
  },
  120_000,
);

test('npm start builds what is missing, and serves', async () => {
  const checkout = await newFolder();
  for (const part of ['package.json', 'tsconfig.json', 'src', 'scripts', 'examples', 'dist']) {
    await cp(join(root, part), join(checkout, part), { recursive: true, preserveTimestamps: true });
  }
  for (const part of ['node_modules', 'models', 'corpus']) await symlink(join(root, part), join(checkout, part));
  const script = 'cd "$checkout" && exec npm start';
  // Of a session of its own, which ends as a whole: npm's shell hands no signal on.
  const started = startCommand(['setsid', 'sh', '-c', script], { checkout, PORT: '0', HOME: checkout });
  onTestFinished(() => void process.kill(-(started.child.pid ?? 0), 'SIGTERM'));
  const url = await started.printing(/Serving on (http:\S+) with/);
  expect(started.printed()).toContain('Embedding');
  expect(await ask(url, { question: QUESTION })).toMatchObject({ answer: { text: 'Brussels' } });
}, 180_000);

test.each(FILES)('every script that %s names is there', async (file) => {
  const { scripts } = z
    .object({ scripts: z.record(z.string(), z.string()) })
    .parse(JSON.parse(await readFile(join(root, 'package.json'), 'utf8')));
  const named = [...(texts.get(file) ?? '').matchAll(/\bnpm (?:run )?(start|test|(?<=run )[\w:-]+)/g)].map(
    ([, name]) => name,
  );
  expect(named).not.toEqual([]);
  for (const name of named) expect(Object.keys(scripts)).toContain(name);
});
