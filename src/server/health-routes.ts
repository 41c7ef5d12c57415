import { Router } from 'express';
import type { Answerer } from '../answer/answerer.js';
import type { Draining } from './draining.js';
import { methodNotAllowed, ProblemError, toProblem } from './problem.js';

export interface HealthDependencies {
  /** @throws ProblemError as long as nothing is loaded. */
  readonly answerer: () => Answerer;
  readonly draining: Draining;
  readonly impediment: () => Error | null;
}

export function healthRoutes({ answerer, draining, impediment }: HealthDependencies): Router {
  const router = Router();
  router
    .route('/healthz')
    .get((_request, response) => {
      response.json({ status: 'ok' });
    })
    .all(methodNotAllowed('GET, HEAD'));
  router
    .route('/readyz')
    .get((_request, response) => {
      if (draining.hasBegun) throw new ProblemError(503, 'Ending', 'This server finishes its requests and ends.');
      const error = impediment();
      if (error !== null) throw toProblem(error);
      response.json({ status: 'ready', documents: answerer().documents.length });
    })
    .all(methodNotAllowed('GET, HEAD'));
  return router;
}
