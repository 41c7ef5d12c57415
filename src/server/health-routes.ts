import { Router } from 'express';
import type { Answerer } from '../answer/answerer.js';
import type { Draining } from './draining.js';
import { methodNotAllowed, ProblemError } from './problem.js';

export function healthRoutes(answerer: () => Answerer, draining: Draining): Router {
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
      response.json({ status: 'ready', documents: answerer().documents.length });
    })
    .all(methodNotAllowed('GET, HEAD'));
  return router;
}
