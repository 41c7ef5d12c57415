import autocannon from 'autocannon';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../../src/package-root.js';
import { SERVE, startServer, type StartedServer } from '../started-server.js';

const CONNECTIONS = 4;
const SECONDS_OF_WARMING_UP = 2;

/** Of one server under load. */
export interface Load {
  readonly requestsPerSecond: number;
  /** In milliseconds. */
  readonly median: number;
  readonly p99: number;
  /** Responses of another status than 2xx, and requests without any. */
  readonly failed: number;
}

export interface ServingFigures {
  /** From `statement-qa serve`, its index built, to readiness, in seconds; and resident memory then, in MB. */
  readonly start: { readonly seconds: number; readonly megabytes: number };
  readonly server: Load;
  /** At half of the rate that it reached. */
  readonly serverAtHalfRate: Load;
  readonly twoWorkers: Load;
  readonly bareExpress: Load;
}

export interface LoadOptions {
  readonly seconds: number;
  /** Requests a second in all; as many as are answered where left out. */
  readonly rate?: number;
}

/** Sends questions one after the other over a few connections: each is asked again only once all have been. */
async function load(url: string, questions: readonly string[], { seconds, rate }: LoadOptions): Promise<Load> {
  const result = await autocannon({
    url,
    connections: CONNECTIONS,
    duration: seconds,
    ...(rate !== undefined && { overallRate: rate }),
    requests: questions.map((question) => ({
      method: 'POST',
      path: '/v1/ask',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ question }),
    })),
  });
  return {
    requestsPerSecond: result['2xx'] / result.duration,
    median: result.latency.p50,
    p99: result.latency.p99,
    failed: result.non2xx + result.errors,
  };
}

async function loadWarm(server: StartedServer, questions: readonly string[], seconds: number): Promise<Load> {
  const half = Math.floor(questions.length / 2);
  await load(server.url, questions.slice(half), { seconds: SECONDS_OF_WARMING_UP });
  return load(server.url, questions.slice(0, half), { seconds });
}

async function measureBareExpress(answer: string, questions: readonly string[], seconds: number): Promise<Load> {
  const folder = await mkdtemp(join(tmpdir(), 'statement-qa-bench-'));
  try {
    const file = join(folder, 'answer.json');
    await writeFile(file, answer);
    const server = await startServer([join(packageRoot(), 'dist', 'scripts', 'bench', 'bare-express.js'), file]);
    const figures = await loadWarm(server, questions, seconds);
    await server.end();
    return figures;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Requests a second of a server of its own, from this process, held against the least that Express does for the same request. */
export async function measureServing(
  questions: readonly string[],
  { answer, seconds }: { answer: string; seconds: number },
): Promise<ServingFigures> {
  const server = await startServer();
  const start = { seconds: server.readyAfter, megabytes: await server.residentMemory() };
  const full = await loadWarm(server, questions, seconds);
  const rate = Math.max(1, Math.round(full.requestsPerSecond / 2));
  const serverAtHalfRate = await load(server.url, questions, { seconds, rate });
  await server.end();
  const workers = await startServer([...SERVE, '--workers', '2']);
  const twoWorkers = await loadWarm(workers, questions, seconds);
  await workers.end();
  const bareExpress = await measureBareExpress(answer, questions, seconds);
  return { start, server: full, serverAtHalfRate, twoWorkers, bareExpress };
}
