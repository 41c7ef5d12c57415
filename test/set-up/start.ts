import { spawn, type ChildProcess } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { join } from 'node:path';
import { packageRoot } from '../../src/package-root.js';
import { whenFileIsDone } from './when-file-is-done.js';

export const COMMAND = join(packageRoot(), 'dist', 'src', 'cli', 'statement-qa.js');

export interface StartedCommand {
  readonly child: ChildProcess;
  /** All that was printed to standard output and error so far. */
  readonly printed: () => string;
  /** Resolves to what the pattern's first group matched; rejects where the command ends before. */
  readonly printing: (pattern: RegExp) => Promise<string>;
  /** Resolves to the exit code, null where a signal ended the command. */
  readonly ended: Promise<number | null>;
}

/** Starts the server as `npm start` does once all is compiled, with these variables beside PATH only. */
export function startServer(environment: Record<string, string>): StartedCommand {
  return startCommand([process.execPath, COMMAND, 'serve'], { PORT: '0', ...environment });
}

/** Starts a build as `npm run build:index` does once all is compiled, with these variables beside PATH only. */
export function startBuild(environment: Record<string, string>): StartedCommand {
  return startCommand([process.execPath, COMMAND, 'build'], environment);
}

/** Starts a program with these variables beside PATH only; it is ended when the test file is done. */
export function startCommand(
  [program, ...parameters]: readonly [string, ...string[]],
  environment: Record<string, string>,
): StartedCommand {
  const child = spawn(program, parameters, {
    cwd: packageRoot(),
    env: { PATH: process.env['PATH'], ...environment },
  });
  whenFileIsDone(() => void child.kill('SIGKILL'));
  let output = '';
  const outputs = new EventEmitter();
  const onOutput = (chunk: Buffer): void => {
    output += chunk.toString();
    outputs.emit('more');
  };
  child.stdout.on('data', onOutput);
  child.stderr.on('data', onOutput);
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const printing = async (pattern: RegExp): Promise<string> => {
    for (;;) {
      const found = pattern.exec(output)?.[1];
      if (found !== undefined) return found;
      const how = child.exitCode ?? child.signalCode;
      if (how !== null) throw new Error(`ended with ${String(how)}: ${output}`);
      await Promise.race([once(outputs, 'more'), ended]);
    }
  };
  return { child, printed: () => output, printing, ended };
}
