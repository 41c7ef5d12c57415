import { Router } from 'express';
import type { Answerer } from '../answer/answerer.js';
import { askRequestSchema } from '../contract/requests.js';
import { validated } from '../requests/validated.js';
import type { Metrics } from './metrics/metrics.js';
import { readJson, requireJson } from './json-body.js';
import { methodNotAllowed } from './problem.js';
import { untilNobodyWaits } from './given-up.js';
import { noteOutcome } from './request-log.js';
import type { WorkQueue } from './work-queue.js';

export function askRoutes(answerer: () => Answerer, queue: WorkQueue, metrics: Metrics): Router {
  const router = Router();
  router
    .route('/v1/ask')
    .post(requireJson, readJson, async (request, response) => {
      const asked = validated(askRequestSchema, request.body);
      const signal = untilNobodyWaits(response);
      const answer = await queue.run(() => answerer().ask(asked, { signal }), signal);
      noteOutcome(response, {
        outcome: answer.status === 'answered' ? answer.status : answer.reason,
        text: asked.question,
      });
      metrics.answered(answer);
      response.json(answer);
    })
    .all(methodNotAllowed('POST'));
  return router;
}
