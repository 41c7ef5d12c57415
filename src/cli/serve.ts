import { createServer, type Server } from 'node:http';
import { pino } from 'pino';
import type { Assembly } from '../assembly/assemble.js';
import { createApp } from '../server/app.js';
import { Metrics } from '../server/metrics/metrics.js';
import { createMetricsApp } from '../server/metrics/metrics-routes.js';
import { readSettings } from '../settings.js';
import { assembleWithProgress } from './index-command.js';
import { listen } from './listen.js';
import { runCommand } from './run.js';

/** Takes no new connection on a signal to end, and ends as soon as the requests under way are answered, also amid a build. */
function closeOnSignal(server: Server): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      server.close(() => process.exit());
      server.closeIdleConnections();
    });
  }
}

await runCommand(async () => {
  const settings = readSettings(process.env);
  const logger = pino({ level: settings.logLevel });
  let assembly: Assembly | null = null;
  const metrics = new Metrics();
  const { host, port, metricsPort } = settings;
  const app = createApp({
    answerer: () => assembly?.answerer ?? null,
    quoteChecker: () => assembly?.quoteChecker ?? null,
    claimChecker: () => assembly?.claimChecker ?? null,
    logger,
    metrics,
    servesMetrics: metricsPort === null,
    rateLimit: settings.rateLimit,
    allowedOrigins: settings.allowedOrigins,
  });
  const server = createServer(app);
  const metricsServer = createServer(createMetricsApp(metrics));
  try {
    const address = await listen(server, { variable: 'PORT', port, host });
    if (metricsPort !== null) {
      const own = await listen(metricsServer, { variable: 'METRICS_PORT', port: metricsPort, host });
      console.log(`Metrics on ${own}/metrics`);
    }
    closeOnSignal(server);
    assembly = await assembleWithProgress(settings, {
      onStage: (stage, seconds) => {
        metrics.took(stage, seconds);
      },
    });
    metrics.loaded(assembly.index.manifest);
    const { documents, passages } = assembly.index.manifest.counts;
    console.log(`Serving on ${address} with ${String(documents)} documents and ${String(passages)} passages`);
  } catch (error) {
    server.close();
    metricsServer.close();
    throw error;
  }
});
