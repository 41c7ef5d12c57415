import { Router } from 'express';
import { quoteRequestSchema } from '../contract/requests.js';
import type { QuoteChecker } from '../quotes/quote-checker.js';
import { checkQuote } from '../requests/checking.js';
import { validated } from '../requests/validated.js';
import type { Metrics } from './metrics/metrics.js';
import { readJson, requireJson } from './json-body.js';
import { methodNotAllowed } from './problem.js';
import { untilNobodyWaits } from './given-up.js';
import { noteOutcome } from './request-log.js';
import type { WorkQueue } from './work-queue.js';

export function quoteRoutes(checker: () => QuoteChecker, queue: WorkQueue, metrics: Metrics): Router {
  const router = Router();
  router
    .route('/v1/quotes')
    .post(requireJson, readJson, async (request, response) => {
      const quote = validated(quoteRequestSchema, request.body);
      const check = await queue.run(() => checkQuote(checker(), quote), untilNobodyWaits(response));
      noteOutcome(response, { outcome: check.status, text: quote.quote });
      metrics.compared(check);
      response.json(check);
    })
    .all(methodNotAllowed('POST'));
  return router;
}
