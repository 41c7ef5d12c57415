import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { packageRoot } from '../../src/package-root.js';

/** The command line, the pages' script and the widget are tested as built: on a fresh clone nothing is, so that this does it once. */
export default function compile(): void {
  const root = packageRoot();
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  execFileSync(process.execPath, [compiler, '-b'], { cwd: root, stdio: 'inherit', timeout: 120_000 });
  for (const script of ['bundle-widget.js', 'copy-api-reader.js']) {
    execFileSync(process.execPath, [join(root, 'dist', 'scripts', script)], { cwd: root, stdio: 'inherit' });
  }
}
