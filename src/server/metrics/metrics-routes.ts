import express, { Router, type Express } from 'express';
import helmet from 'helmet';
import { methodNotAllowed, notFoundHandler, problemHandler } from '../problem.js';
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

/** Nothing but the metrics, for a port that the public doesn't reach. */
export function createMetricsApp(metrics: Told): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(helmet({ strictTransportSecurity: false }), metricsRoutes(metrics), notFoundHandler, problemHandler);
  return app;
}
