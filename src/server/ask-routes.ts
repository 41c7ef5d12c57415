import { Router } from 'express';
import type { Answerer } from '../answer/answerer.js';
import { readJson, requireJson } from './json-body.js';
import { methodNotAllowed, validated } from './problem.js';
import { noteOutcome } from './request-log.js';
import { askRequestSchema } from './schemas.js';

export function askRoutes(answerer: () => Answerer): Router {
  const router = Router();
  router
    .route('/v1/ask')
    .post(requireJson, readJson, async (request, response) => {
      const asked = validated(askRequestSchema, request.body);
      const answer = await answerer().ask(asked);
      noteOutcome(response, {
        outcome: answer.status === 'answered' ? answer.status : answer.reason,
        text: asked.question,
      });
      response.json(answer);
    })
    .all(methodNotAllowed('POST'));
  return router;
}
