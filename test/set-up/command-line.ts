import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { packageRoot } from '../../src/package-root.js';

export interface CommandRun {
  readonly status: number | null;
  readonly printed: string;
  readonly told: string;
}

export interface CommandContext {
  readonly environment: Readonly<Record<string, string>>;
  readonly input?: string;
  readonly folder?: string;
}

/** Runs `statement-qa` as compiled, to its end, with these variables beside PATH only. */
export function runCommandLine(
  args: readonly string[],
  { environment, input = '', folder = packageRoot() }: CommandContext,
): CommandRun {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(packageRoot(), 'dist', 'src', 'cli', 'statement-qa.js'), ...args],
    { input, cwd: folder, encoding: 'utf8', timeout: 60_000, env: { PATH: process.env['PATH'], ...environment } },
  );
  return { status, printed: stdout, told: stderr };
}
