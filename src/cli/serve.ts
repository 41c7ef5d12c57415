import { createServer } from 'node:http';
import { pino } from 'pino';
import { createApp } from '../server/app.js';
import { Draining } from '../server/draining.js';
import { createHttpServer } from '../server/http-server.js';
import { LOAD_LIMITS } from '../server/load-shedding.js';
import { Metrics } from '../server/metrics/metrics.js';
import { createMetricsApp } from '../server/metrics/metrics-routes.js';
import { DatabaseWatch } from './database-watch.js';
import { endOnSignal, endOnUncaught } from './ending.js';
import { settingsOfProcess } from './environment.js';
import { buildIndexWithProgress, createEmbeddings, createReader, indexPlaceOf } from './index-command.js';
import { indexSize } from './index-size.js';
import { listen } from './listen.js';
import { CurrentIndex } from './serving.js';
import { announceServing, isWorker, leaveStarter, offerMetrics } from './worker.js';

/** Serves until a signal ends it. */
export async function serve(): Promise<void> {
  const settings = settingsOfProcess();
  const logger = pino({ level: settings.logLevel });
  endOnUncaught(logger);
  const metrics = new Metrics();
  const models = { embeddings: createEmbeddings(settings), reader: createReader(settings) };
  const place = indexPlaceOf(settings);
  const current = new CurrentIndex({ ...settings, place, models, metrics, logger });
  // Before anything is waited for: the signal ends a process that does not listen to it.
  process.on('SIGHUP', () => void current.reload());
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
  const server = createHttpServer(app, logger);
  const metricsServer = createServer(createMetricsApp(metrics, logger));
  try {
    const address = await listen(server, { variable: 'PORT', port, host });
    endOnSignal(server, draining, logger);
    if (isWorker()) offerMetrics(metrics);
    else if (metricsPort !== null) {
      const own = await listen(metricsServer, { variable: 'METRICS_PORT', port: metricsPort, host });
      console.log(`Metrics on ${own}/metrics`);
    }
    if (database === null) await buildIndexWithProgress(settings, models);
    // Before the load: what replaces the index from then on is another one.
    if (database === null && settings.watchIndex) current.watch(settings.indexFolder);
    const { counts } = (await (database ?? current).load()).index.manifest;
    announceServing(`Serving on ${address} with ${indexSize(counts)}`);
  } catch (error) {
    for (const each of [server, metricsServer]) {
      each.close();
      each.closeAllConnections();
    }
    leaveStarter();
    throw error;
  }
}
