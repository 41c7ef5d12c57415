import express, { Router, type RequestHandler } from 'express';
import type { Answerer } from '../answer/answerer.js';
import { methodNotAllowed, ProblemError, validated } from './problem.js';
import { askRequestSchema } from './schemas.js';

const LONGEST_BODY = '64kb';

const requireJson: RequestHandler = (request, _response, next) => {
  if (request.is('application/json') === false) {
    throw new ProblemError(
      415,
      'Unsupported media type',
      'The body must be JSON, with Content-Type: application/json.',
    );
  }
  next();
};

export function askRoutes(answerer: () => Answerer): Router {
  const router = Router();
  router
    .route('/v1/ask')
    .post(requireJson, express.json({ limit: LONGEST_BODY }), async (request, response) => {
      response.json(await answerer().ask(validated(askRequestSchema, request.body)));
    })
    .all(methodNotAllowed('POST'));
  return router;
}
