import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { packageRoot } from '../../src/package-root.js';

/** A server that was started to be tried. */
export interface OwnServer {
  readonly url: string;
  /** Its resident memory, in MB. */
  readonly memory: () => Promise<number>;
  /** Ends it by SIGTERM; resolves to its status, null where a signal ended it. */
  readonly end: () => Promise<number | null>;
}

async function residentMemory(pid: number): Promise<number> {
  const status = await readFile(`/proc/${String(pid)}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1024;
}

/** Starts the server by its command, on a free port and without a limit of requests. */
export async function startOwnServer(): Promise<OwnServer> {
  const server = spawn(process.execPath, [join(packageRoot(), 'dist', 'src', 'cli', 'statement-qa.js'), 'serve'], {
    env: { ...process.env, PORT: '0', RATE_LIMIT: '0', LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(server, 'exit').then(([code]) => code as number | null);
  for await (const line of createInterface(server.stdout)) {
    const url = /Serving on (http:\S+) with/.exec(line)?.[1];
    if (url === undefined) continue;
    const end = (): Promise<number | null> => {
      server.kill('SIGTERM');
      return ended;
    };
    return { url, memory: () => residentMemory(server.pid ?? 0), end };
  }
  throw new Error('The server ended before it served');
}
