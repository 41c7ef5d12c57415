import { Router } from 'express';
import { join } from 'node:path';
import { packageRoot } from '../package-root.js';
import { apiReaderPage } from './api-reader-page.js';
import { openApiDocument } from './openapi/document.js';

/** Swagger UI's files, which the build puts beside the compiled code. */
const READER_FILES = ['swagger-ui-bundle.js', 'swagger-ui.css'];

/** The OpenAPI document and its reader, which loads nothing from another host. */
export function openApiRoutes(): Router {
  const router = Router();
  const document = openApiDocument();
  router.get('/openapi.json', (_request, response) => {
    // Generators and readers on other hosts read it; it holds nothing of anyone.
    response.set('Access-Control-Allow-Origin', '*').json(document);
  });
  router.get('/docs', (_request, response) => {
    response.type('html').send(apiReaderPage());
  });
  for (const file of READER_FILES) {
    router.get(`/assets/${file}`, (_request, response) => {
      response.sendFile(file, { root: join(packageRoot(), 'dist', 'api-reader') });
    });
  }
  return router;
}
