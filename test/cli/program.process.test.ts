import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { packageRoot } from '../../src/package-root.js';

test('until a command runs neither server nor models are loaded', () => {
  const program = pathToFileURL(join(packageRoot(), 'dist', 'src', 'cli', 'program.js')).href;
  const code = `import(${JSON.stringify(program)}).then(() => console.log(Object.keys(require.cache).join('\\n')))`;
  const loaded = execFileSync(process.execPath, ['--eval', code], { encoding: 'utf8' });
  expect(loaded).toContain('/node_modules/commander/');
  expect(loaded).not.toMatch(/\/node_modules\/(?:express|onnxruntime-node)\//);
});
