import { Router } from 'express';
import type { ClaimChecker } from '../claims/claim-checker.js';
import { claimRequestSchema } from '../contract/requests.js';
import { checkClaim } from '../requests/checking.js';
import { validated } from '../requests/validated.js';
import type { Metrics } from './metrics/metrics.js';
import { readJson, requireJson } from './json-body.js';
import { methodNotAllowed } from './problem.js';
import { untilNobodyWaits } from './given-up.js';
import { noteOutcome } from './request-log.js';
import type { WorkQueue } from './work-queue.js';

export function claimRoutes(checker: () => ClaimChecker, queue: WorkQueue, metrics: Metrics): Router {
  const router = Router();
  router
    .route('/v1/check')
    .post(requireJson, readJson, async (request, response) => {
      const claim = validated(claimRequestSchema, request.body);
      const signal = untilNobodyWaits(response);
      const check = await queue.run(() => checkClaim(checker(), claim, { signal }), signal);
      noteOutcome(response, { outcome: check.verdict, text: claim.claim });
      metrics.judged(check);
      response.json(check);
    })
    .all(methodNotAllowed('POST'));
  return router;
}
