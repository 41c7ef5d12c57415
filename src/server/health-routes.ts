import { Router } from 'express';
import type { Answerer } from '../answer/answerer.js';

export function healthRoutes(answerer: () => Answerer): Router {
  const router = Router();
  router.get('/healthz', (_request, response) => {
    response.json({ status: 'ok' });
  });
  router.get('/readyz', (_request, response) => {
    response.json({ status: 'ready', documents: answerer().documents.length });
  });
  return router;
}
