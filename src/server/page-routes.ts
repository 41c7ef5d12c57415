import { Router, static as serveStatic } from 'express';
import { join } from 'node:path';
import type { Answerer } from '../answer/answerer.js';
import { packageRoot } from '../package-root.js';
import { requireDocument } from './document-routes.js';
import { askPage, documentPage } from './pages.js';

/** The pages for people, and the style and script that they load. */
export function pageRoutes(answerer: () => Answerer): Router {
  const router = Router();
  router.get('/', (_request, response) => {
    response.type('html').send(askPage(answerer().documents));
  });
  router.get('/documents/:id', (request, response) => {
    response.type('html').send(documentPage(requireDocument(answerer(), request.params.id)));
  });
  const root = packageRoot();
  const assets = { index: false, fallthrough: true } as const;
  router.use('/assets', serveStatic(join(root, 'src', 'page'), { ...assets, extensions: ['css'] }));
  router.use('/assets', serveStatic(join(root, 'dist', 'src', 'page'), assets));
  return router;
}
