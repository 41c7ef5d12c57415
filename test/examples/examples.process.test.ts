import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { packageRoot } from '../../src/package-root.js';
import { newFolder } from '../set-up/folders.js';

test('the example with LCEL prints the answer, its citation, and what a chat model would be asked', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [join(packageRoot(), 'dist', 'examples', 'lcel.js')], {
    env: { PATH: process.env['PATH'], INDEX_DIR: await newFolder() },
    timeout: 60_000,
  });
  const [answer, citation] = stdout.split('\n');
  expect(answer).toBe('Brussels');
  expect(citation).toMatch(/^\[¶8\] The fourth Japan-EU Cyber Dialogue is to be convened .* in Brussels\.$/);
  expect(stdout).toMatch(
    /System: Quote only these sentences[^]*\[¶8\][^]*Human: Where will the next dialogue be held\?/,
  );
}, 90_000);
