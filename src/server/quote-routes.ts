import { Router } from 'express';
import type { QuoteChecker } from '../quotes/quote-checker.js';
import type { Metrics } from './metrics/metrics.js';
import { readJson, requireJson } from './json-body.js';
import { assertNamed } from './named-place.js';
import { methodNotAllowed, validated } from './problem.js';
import { quoteRequestSchema } from '../contract/requests.js';
import { noteOutcome } from './request-log.js';

export function quoteRoutes(checker: () => QuoteChecker, metrics: Metrics): Router {
  const router = Router();
  router
    .route('/v1/quotes')
    .post(requireJson, readJson, (request, response) => {
      const { quote, document, paragraph } = validated(quoteRequestSchema, request.body);
      const quotes = checker();
      assertNamed(quotes.documents, { document, paragraph });
      const attributedTo = paragraph === undefined ? undefined : { document, paragraph };
      const check = quotes.check(quote, { within: document, attributedTo });
      noteOutcome(response, { outcome: check.status, text: quote });
      metrics.compared(check);
      response.json(check);
    })
    .all(methodNotAllowed('POST'));
  return router;
}
