import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { packageRoot } from '../src/package-root.js';

export interface StartedServer {
  readonly url: string;
  readonly pid: number;
  /** Ends the server and resolves to its exit code, null where a signal ended it. */
  readonly end: () => Promise<number | null>;
}

/** The server as its command starts it, on a free port without a limit of requests and with every answer found anew. */
export async function startedServer(): Promise<StartedServer> {
  const server = spawn(process.execPath, [join(packageRoot(), 'dist', 'src', 'cli', 'statement-qa.js'), 'serve'], {
    env: { ...process.env, PORT: '0', RATE_LIMIT: '0', LOG_LEVEL: 'error', ANSWER_CACHE: '0' },
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
    return { url, pid: server.pid ?? 0, end };
  }
  throw new Error('The server ended before it served');
}
