import { Router, type Request } from 'express';
import { join } from 'node:path';
import type { Answerer } from '../answer/answerer.js';
import { packageRoot } from '../package-root.js';
import { demonstrationPage } from './demonstration-page.js';
import { documentPage } from './document-page.js';
import { requireDocument } from './document-routes.js';
import { methodNotAllowed } from './problem.js';

/** Where the pages' styles, icon and scripts lie, below the package's root. */
const ASSETS = {
  'page.css': ['src', 'page'],
  'icon.svg': ['src', 'page'],
  'document-page.js': ['dist', 'src', 'page'],
  'api-reader.js': ['dist', 'src', 'page'],
  // Swagger UI's files, which the build puts beside the compiled code.
  'swagger-ui-bundle.js': ['dist', 'api-reader'],
  'swagger-ui.css': ['dist', 'api-reader'],
};

/**
 * The address that was asked for, by the Host header alone: proxies that are trusted pass other headers on as they come.
 * Empty where a request of HTTP/1.0 names none, so that addresses begin with their path.
 */
function askedAddress({ protocol, headers: { host = '' } }: Request): string {
  return host === '' ? '' : `${protocol}://${host}`;
}

/** What the pages load. */
export function assetRoutes(): Router {
  const router = Router();
  for (const [file, folder] of Object.entries(ASSETS)) {
    router
      .route(`/assets/${file}`)
      .get((_request, response) => {
        response.sendFile(file, { root: join(packageRoot(), ...folder) });
      })
      .all(methodNotAllowed('GET, HEAD'));
  }
  return router;
}

/** The pages for people. Without a `publicUrl`, a citation has the address that was asked for. */
export function pageRoutes(answerer: () => Answerer, publicUrl: string | null): Router {
  const router = Router();
  const addressOf = (request: Request): string => publicUrl ?? askedAddress(request);
  router
    .route('/')
    .get((request, response) => {
      const current = answerer();
      const [first] = current.documents;
      const suggestions = first === undefined ? [] : current.suggestions(first.id);
      response
        .type('html')
        .send(demonstrationPage({ documents: current.documents, suggestions, address: addressOf(request) }));
    })
    .all(methodNotAllowed('GET, HEAD'));
  router
    .route('/documents/:id')
    .get((request, response) => {
      const document = requireDocument(answerer(), request.params.id);
      const { quote } = request.query;
      response
        .type('html')
        .send(documentPage({ document, quote: typeof quote === 'string' ? quote : null, address: addressOf(request) }));
    })
    .all(methodNotAllowed('GET, HEAD'));
  return router;
}
