import cluster, { type Worker } from 'node:cluster';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { setTimeout as after } from 'node:timers/promises';
import { pino, type Logger } from 'pino';
import { AggregatorRegistry } from 'prom-client';
import { createMetricsApp } from '../server/metrics/metrics-routes.js';
import type { Settings } from '../settings.js';
import { settingsOfProcess } from './environment.js';
import { listen } from './listen.js';
import type { ServingMessage } from './worker.js';

/** In milliseconds, before a worker that died is replaced: one that dies at once must not take all the time. */
const REPLACED_AFTER = 1000;

function workers(): Worker[] {
  return Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined);
}

/** The workers that answer. */
const answering = new Set<Worker>();

/** How often the workers were told to load the index anew. */
let reloads = 0;

/** Tells the workers that answer: SIGHUP ends one that does not listen to it yet. */
function reloadWorkers(): void {
  reloads += 1;
  for (const worker of answering) worker.process.kill('SIGHUP');
}

/** Starts a worker and waits until it answers. Null where it ended before, having told why. */
async function startWorker(): Promise<ServingMessage | null> {
  const reloadsBefore = reloads;
  const worker = cluster.fork();
  const message = once(worker, 'message') as Promise<[ServingMessage]>;
  const ended = once(worker, 'exit').then(() => null);
  const first = await Promise.race([message, ended]);
  if (first === null) return null;
  if (!worker.isDead()) {
    answering.add(worker);
    // What it was not told while it started: it may have begun to load before.
    if (reloads !== reloadsBefore) worker.process.kill('SIGHUP');
  }
  return first[0];
}

/** Starts workers until one answers. */
async function replaceWorker(isEnding: () => boolean): Promise<void> {
  do await after(REPLACED_AFTER);
  while (!isEnding() && (await startWorker()) === null);
}

/** Ends with the workers: the first signal lets them finish what they have taken, the second one does not. */
function endOnSignals(logger: Logger): { hasBegun: () => boolean } {
  let hasBegun = false;
  const end = (signal: NodeJS.Signals): void => {
    const isSecond = hasBegun;
    hasBegun = true;
    logger.info({ signal }, isSecond ? 'ending at once' : 'ending: the workers finish what they have taken');
    for (const worker of workers()) worker.process.kill(isSecond ? 'SIGKILL' : 'SIGTERM');
    if (workers().length === 0) process.exit(0);
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  return { hasBegun: () => hasBegun };
}

/**
 * What all workers count together, on a port of its own: nothing while one of them starts, which leaves the question
 * unanswered. Null where no port is set. @throws SettingsError
 */
async function serveMetrics({ metricsPort, host }: Settings, logger: Logger): Promise<Server | null> {
  if (metricsPort === null) return null;
  const together = new AggregatorRegistry();
  const metrics = async (): Promise<string> =>
    workers().every((worker) => answering.has(worker)) ? together.clusterMetrics() : '';
  const registry = { contentType: together.contentType, metrics };
  const server = createServer(createMetricsApp({ registry }, logger));
  const address = await listen(server, { variable: 'METRICS_PORT', port: metricsPort, host });
  console.log(`Metrics on ${address}/metrics`);
  return server;
}

/** Serves on one port by several processes, so that as many questions are answered at once. @throws SettingsError */
export async function serveByWorkers(count: number): Promise<void> {
  const settings = settingsOfProcess();
  const logger = pino({ level: settings.logLevel });
  const ending = endOnSignals(logger);
  let hasFailed = false;
  const isEnding = (): boolean => hasFailed || ending.hasBegun();
  process.on('SIGHUP', reloadWorkers);
  cluster.on('exit', (worker, code, signal) => {
    const { pid } = worker.process;
    const hasAnswered = answering.delete(worker);
    if (ending.hasBegun() && workers().length === 0) process.exit(0);
    if (isEnding() || !hasAnswered) return;
    logger.error({ pid, code, signal }, 'a worker ended; another one takes its place');
    void replaceWorker(isEnding);
  });
  // Before there are workers: a port that is taken leaves none behind, and is told before an index is built.
  const metricsServer = await serveMetrics(settings, logger);
  // The first one brings the index up to date, which the others then find.
  let first: ServingMessage | null = null;
  for (let started = 0; started < count; started += 1) {
    const serving = await startWorker();
    if (serving === null) {
      hasFailed = true;
      process.exitCode = ending.hasBegun() ? 0 : 2;
      for (const worker of workers()) worker.process.kill('SIGTERM');
      metricsServer?.close();
      metricsServer?.closeAllConnections();
      return;
    }
    first ??= serving;
  }
  console.log(`${first?.serving ?? ''}, by ${String(count)} workers`);
}
