import { Router } from 'express';
import type { Answerer } from '../answer/answerer.js';
import { readJson, requireJson } from './json-body.js';
import { methodNotAllowed, validated } from './problem.js';
import { askRequestSchema } from './schemas.js';

export function askRoutes(answerer: () => Answerer): Router {
  const router = Router();
  router
    .route('/v1/ask')
    .post(requireJson, readJson, async (request, response) => {
      response.json(await answerer().ask(validated(askRequestSchema, request.body)));
    })
    .all(methodNotAllowed('POST'));
  return router;
}
