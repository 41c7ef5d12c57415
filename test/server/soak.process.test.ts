import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../../src/package-root.js';
import { newFolder } from '../set-up/folders.js';

test('npm run soak sends traffic to a server of its own, tells what became of it, and ends it', async () => {
  const environment = { PATH: process.env['PATH'], INDEX_DIR: await newFolder() };
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(packageRoot(), 'dist', 'scripts', 'soak.js'), '--minutes', '0.02', '--clients', '1'],
    { cwd: packageRoot(), encoding: 'utf8', env: environment, timeout: 100_000 },
  );
  expect(status, stderr).toBe(0);
  expect(stdout).toMatch(/^\d+ requests/m);
  expect(stdout).toMatch(/^At full speed again after the load: \d+ ms after it/m);
  expect(stdout).toMatch(/^Resident memory: \d+ MB before the load, \d+ MB at its end, \d+ MB 10 s later/m);
  expect(stdout).toContain('The server ended with status 0');
}, 120_000);
