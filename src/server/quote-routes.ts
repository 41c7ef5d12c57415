import { Router } from 'express';
import { quoteRequestSchema } from '../contract/requests.js';
import type { QuoteChecker } from '../quotes/quote-checker.js';
import { checkQuote } from './checking.js';
import type { Metrics } from './metrics/metrics.js';
import { readJson, requireJson } from './json-body.js';
import { methodNotAllowed, validated } from './problem.js';
import { noteOutcome } from './request-log.js';

export function quoteRoutes(checker: () => QuoteChecker, metrics: Metrics): Router {
  const router = Router();
  router
    .route('/v1/quotes')
    .post(requireJson, readJson, (request, response) => {
      const quote = validated(quoteRequestSchema, request.body);
      const check = checkQuote(checker(), quote);
      noteOutcome(response, { outcome: check.status, text: quote.quote });
      metrics.compared(check);
      response.json(check);
    })
    .all(methodNotAllowed('POST'));
  return router;
}
