import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { createInterface } from 'node:readline';
import { packageRoot } from '../src/package-root.js';

export interface StartedServer {
  readonly url: string;
  /** From its start to its first readiness, in seconds. */
  readonly readyAfter: number;
  /** In MB, with its workers. */
  readonly residentMemory: () => Promise<number>;
  /** Ends it by SIGTERM; resolves to its status, null where a signal ended it. */
  readonly end: () => Promise<number | null>;
}

/** What node runs to serve, as `npm start` has it. */
export const SERVE: readonly string[] = [
  '--max-semi-space-size=8',
  join(packageRoot(), 'dist', 'src', 'cli', 'statement-qa.js'),
  'serve',
];

async function residentMegabytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${String(pid)}/status`, 'utf8');
  const children = (await readFile(`/proc/${String(pid)}/task/${String(pid)}/children`, 'utf8')).split(' ');
  const own = Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1024;
  const theirs = await Promise.all(
    children.filter((child) => child !== '').map((child) => residentMegabytes(Number(child))),
  );
  return theirs.reduce((sum, each) => sum + each, own);
}

/**
 * Starts the server by its command, or another program of this build that prints "Serving on ADDRESS with …": on a free
 * port, without a limit of requests and with every answer found anew. @throws Error where it ends before.
 */
export async function startServer(parameters = SERVE): Promise<StartedServer> {
  const start = performance.now();
  const server = spawn(process.execPath, parameters, {
    env: { ...process.env, PORT: '0', RATE_LIMIT: '0', LOG_LEVEL: 'error', ANSWER_CACHE: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(server, 'exit').then(([code]) => code as number | null);
  const { pid } = server;
  for await (const line of createInterface(server.stdout)) {
    const url = /Serving on (http:\S+) with/.exec(line)?.[1];
    if (url === undefined || pid === undefined) continue;
    return {
      url,
      readyAfter: (performance.now() - start) / 1000,
      residentMemory: () => residentMegabytes(pid),
      end: () => {
        server.kill('SIGTERM');
        return ended;
      },
    };
  }
  throw new Error(`node ${parameters.join(' ')} ended before it served`);
}
