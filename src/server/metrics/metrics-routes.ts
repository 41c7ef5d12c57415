import express, { Router, type Express } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import { methodNotAllowed, notFoundHandler, problemHandler } from '../problem.js';
import { requestLog } from '../request-log.js';

/** What is told at /metrics. */
interface Told {
  readonly registry: { readonly contentType: string; readonly metrics: () => Promise<string> };
}

/** GET /metrics in Prometheus' text format. */
export function metricsRoutes({ registry }: Told): Router {
  const router = Router();
  router
    .route('/metrics')
    .get(async (_request, response) => {
      response.set('Content-Type', registry.contentType).send(await registry.metrics());
    })
    .all(methodNotAllowed('GET, HEAD'));
  return router;
}

/** Nothing but the metrics, for a port that the public doesn't reach. Logged is only what fails. */
export function createMetricsApp(metrics: Told, logger: Logger): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(requestLog(logger.child({}, { level: 'error' }), false));
  app.use(helmet({ strictTransportSecurity: false }), metricsRoutes(metrics), notFoundHandler, problemHandler);
  return app;
}
