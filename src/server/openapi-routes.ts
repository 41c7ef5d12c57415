import { Router } from 'express';
import { apiReaderPage } from './api-reader-page.js';
import { openApiDocument } from './openapi/document.js';
import { methodNotAllowed } from './problem.js';

/** The OpenAPI document and its reader. */
export function openApiRoutes(): Router {
  const router = Router();
  const document = openApiDocument();
  router
    .route('/openapi.json')
    .get((_request, response) => {
      // Generators and readers on other hosts read it; it holds nothing of anyone.
      response.set('Access-Control-Allow-Origin', '*').json(document);
    })
    .all(methodNotAllowed('GET, HEAD'));
  router
    .route('/docs')
    .get((_request, response) => {
      response.type('html').send(apiReaderPage());
    })
    .all(methodNotAllowed('GET, HEAD'));
  return router;
}
