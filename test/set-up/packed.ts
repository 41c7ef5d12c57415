import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { z } from 'zod';
import { packageRoot } from '../../src/package-root.js';
import { runCommandLine } from './command-line.js';

const packed = z.tuple([z.object({ filename: z.string(), files: z.array(z.object({ path: z.string() })) })]);

export interface Packed {
  readonly tarball: string;
  /** What it holds, by paths inside the package. */
  readonly files: readonly string[];
}

/** Puts into the folder what `npm pack` makes of this checkout as it is compiled. */
export function packInto(folder: string): Packed {
  runCommandLine(['build'], { environment: {} });
  const command = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder];
  const printed = execFileSync('npm', command, { cwd: packageRoot(), encoding: 'utf8', stdio: 'pipe' });
  const [{ filename, files }] = packed.parse(JSON.parse(printed));
  return { tarball: join(folder, filename), files: files.map(({ path }) => path) };
}
