import { Router } from 'express';
import type { ClaimChecker } from '../claims/claim-checker.js';
import type { Metrics } from './metrics/metrics.js';
import { readJson, requireJson } from './json-body.js';
import { assertNamed } from './named-place.js';
import { methodNotAllowed, validated } from './problem.js';
import { claimRequestSchema } from '../contract/requests.js';
import { noteOutcome } from './request-log.js';

export function claimRoutes(checker: () => ClaimChecker, metrics: Metrics): Router {
  const router = Router();
  router
    .route('/v1/check')
    .post(requireJson, readJson, async (request, response) => {
      const { claim, citation } = validated(claimRequestSchema, request.body);
      const claims = checker();
      if (citation !== undefined) assertNamed(claims.documents, citation, ['citation']);
      const check = await claims.check({ claim, citation });
      noteOutcome(response, { outcome: check.verdict, text: claim });
      metrics.judged(check);
      response.json(check);
    })
    .all(methodNotAllowed('POST'));
  return router;
}
