import { createServer, type Server } from 'node:http';
import { pino, type Logger } from 'pino';
import { createApp } from '../server/app.js';
import { Draining } from '../server/draining.js';
import { createHttpServer } from '../server/http-server.js';
import { LOAD_LIMITS } from '../server/load-shedding.js';
import { Metrics } from '../server/metrics/metrics.js';
import { createMetricsApp } from '../server/metrics/metrics-routes.js';
import { settingsOfProcess } from './environment.js';
import { DatabaseWatch } from './database-watch.js';
import { buildIndexWithProgress, createEmbeddings, createReader, indexPlaceOf } from './index-command.js';
import { listen } from './listen.js';
import { CurrentIndex } from './serving.js';
import { announceServing, endWithStarter, isWorker, leaveStarter, offerMetrics } from './worker.js';

const ENDING = ['SIGINT', 'SIGTERM'] as const;
/** How long requests under way may take when the server ends, in milliseconds. */
const LONGEST_DRAIN = 10_000;

/**
 * On the first signal to end: takes nothing new and ends with status 0 as soon as the requests under way are answered,
 * also amid a build. A second one ends the process at once, as it does where nothing listens to it.
 */
function endOnSignal(server: Server, draining: Draining, logger: Logger): void {
  if (isWorker()) {
    // A terminal's ^C reaches the workers too: their starter tells them when to end, and its own end does.
    process.on('SIGINT', () => undefined);
    endWithStarter();
  }
  const signals = isWorker() ? (['SIGTERM'] as const) : ENDING;
  const end = (signal: NodeJS.Signals): void => {
    for (const each of signals) process.off(each, end);
    logger.info({ signal }, 'ending: no new requests are taken');
    void draining.drain(server, LONGEST_DRAIN).then((isComplete) => {
      if (!isComplete) logger.warn('requests that took too long are cut off');
      process.exit(0);
    });
  };
  for (const signal of signals) process.on(signal, end);
}

/** What nobody caught leaves a state that nobody knows: it is logged, and a supervisor starts the server again. */
function endOnUncaught(logger: Logger): void {
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error: unknown) => {
      logger.fatal({ err: error }, event);
      process.exit(1);
    });
  }
}

/** Serves until a signal ends it. */
export async function serve(): Promise<void> {
  const settings = settingsOfProcess();
  const logger = pino({ level: settings.logLevel });
  endOnUncaught(logger);
  const metrics = new Metrics();
  const models = { embeddings: createEmbeddings(settings), reader: createReader(settings) };
  const place = indexPlaceOf(settings);
  const current = new CurrentIndex({ ...settings, place, models, metrics, logger });
  const database = typeof place === 'string' ? null : new DatabaseWatch({ database: place, current, logger });
  const draining = new Draining();
  const { host, port, metricsPort } = settings;
  const app = createApp({
    ...settings,
    answerer: () => current.serving?.answerer ?? null,
    quoteChecker: () => current.serving?.quoteChecker ?? null,
    claimChecker: () => current.serving?.claimChecker ?? null,
    impediment: () => database?.impediment ?? null,
    logger,
    metrics,
    servesMetrics: metricsPort === null && !isWorker(),
    loadLimits: LOAD_LIMITS,
    draining,
  });
  const server = createHttpServer(app);
  const metricsServer = createServer(createMetricsApp(metrics));
  const address = await listen(server, { variable: 'PORT', port, host });
  endOnSignal(server, draining, logger);
  process.on('SIGHUP', () => void current.reload());
  try {
    if (isWorker()) offerMetrics(metrics);
    else if (metricsPort !== null) {
      const own = await listen(metricsServer, { variable: 'METRICS_PORT', port: metricsPort, host });
      console.log(`Metrics on ${own}/metrics`);
    }
    if (database === null) await buildIndexWithProgress(settings, models);
    const { documents, passages } = (await (database ?? current).load()).index.manifest.counts;
    if (database === null && settings.watchIndex) current.watch(settings.indexFolder);
    announceServing(`Serving on ${address} with ${String(documents)} documents and ${String(passages)} passages`);
  } catch (error) {
    for (const each of [server, metricsServer]) {
      each.close();
      each.closeAllConnections();
    }
    leaveStarter();
    throw error;
  }
}
