import { Router } from 'express';
import type { Answerer } from '../answer/answerer.js';
import type { Metrics } from './metrics/metrics.js';
import { readJson, requireJson } from './json-body.js';
import { methodNotAllowed, validated } from './problem.js';
import { askRequestSchema } from '../contract/requests.js';

export function askRoutes(answerer: () => Answerer, metrics: Metrics): Router {
  const router = Router();
  router
    .route('/v1/ask')
    .post(requireJson, readJson, async (request, response) => {
      const answer = await answerer().ask(validated(askRequestSchema, request.body));
      metrics.answered(answer);
      response.json(answer);
    })
    .all(methodNotAllowed('POST'));
  return router;
}
