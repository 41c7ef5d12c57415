import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../src/package-root.js';

const document = readFileSync(join(packageRoot(), 'SECURITY.md'), 'utf8');
const ITEMS = Array.from({ length: 10 }, (_, i) => `API${String(i + 1)}`);

test.each(ITEMS)('SECURITY.md names tests of %s, and they are there', (item) => {
  const row = document.split('\n').find((line) => line.startsWith(`| ${item} `)) ?? '';
  const tests = [...row.matchAll(/`(test\/[^`]+\.test\.ts)`/g)].map(([, path = '']) => path);
  expect(tests).not.toEqual([]);
  expect(tests.filter((path) => !existsSync(join(packageRoot(), path)))).toEqual([]);
});
