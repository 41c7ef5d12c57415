import { spawn } from 'node:child_process';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import type { Code } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { openStatement } from '../src/assembly/open-statement.js';
import { packageRoot } from '../src/package-root.js';
import { listening } from './set-up/app.js';
import { newFolder } from './set-up/folders.js';

const FILES = ['README.md', 'CONTRIBUTING.md'];
/** What installs, tests, serves, or needs a container engine is run by other means; its scripts must be there. */
const NOT_RUN = /^(?:npm|docker|npx statement-qa mcp)\b/;
const ADDRESS = /http:\/\/127\.0\.0\.1:3000|https:\/\/host/g;

const root = packageRoot();
const texts = new Map<string, string>();
for (const file of FILES) texts.set(file, await readFile(join(root, file), 'utf8'));

interface Example {
  readonly commands: string;
  /** What the document says that comes back, where the block after it is JSON. */
  readonly result: unknown;
}

function examplesIn(text: string): Example[] {
  const blocks = fromMarkdown(text).children.filter((node): node is Code => node.type === 'code');
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
});

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
