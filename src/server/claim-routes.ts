import { Router } from 'express';
import type { ClaimChecker } from '../claims/claim-checker.js';
import { claimRequestSchema } from '../contract/requests.js';
import { checkClaim } from './checking.js';
import type { Metrics } from './metrics/metrics.js';
import { readJson, requireJson } from './json-body.js';
import { methodNotAllowed, validated } from './problem.js';
import { noteOutcome } from './request-log.js';

export function claimRoutes(checker: () => ClaimChecker, metrics: Metrics): Router {
  const router = Router();
  router
    .route('/v1/check')
    .post(requireJson, readJson, async (request, response) => {
      const claim = validated(claimRequestSchema, request.body);
      const check = await checkClaim(checker(), claim);
      noteOutcome(response, { outcome: check.verdict, text: claim.claim });
      metrics.judged(check);
      response.json(check);
    })
    .all(methodNotAllowed('POST'));
  return router;
}
