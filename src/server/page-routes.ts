import { Router } from 'express';
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
  router.get('/assets/page.css', (_request, response) => {
    response.sendFile('page.css', { root: join(root, 'src', 'page') });
  });
  router.get('/assets/ask-page.js', (_request, response) => {
    response.sendFile('ask-page.js', { root: join(root, 'dist', 'src', 'page') });
  });
  return router;
}
