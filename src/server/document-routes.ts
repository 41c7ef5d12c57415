import { Router } from 'express';
import type { Answerer } from '../answer/answerer.js';
import { documentList } from '../requests/document-list.js';
import type { CorpusDocument } from '../types.js';
import { methodNotAllowed, ProblemError } from './problem.js';

/** @throws ProblemError 404 */
export function requireDocument(answerer: Answerer, id: string): CorpusDocument {
  const document = answerer.document(id);
  if (document === undefined) {
    throw new ProblemError(404, 'Unknown document', `No document has the id "${id}". GET /v1/documents lists them.`);
  }
  return document;
}

export function documentRoutes(answerer: () => Answerer): Router {
  const router = Router();
  router
    .route('/v1/documents')
    .get((_request, response) => {
      response.json({ documents: documentList(answerer()) });
    })
    .all(methodNotAllowed('GET, HEAD'));
  router
    .route('/v1/documents/:id')
    .get((request, response) => {
      const current = answerer();
      const document = requireDocument(current, request.params.id);
      response.json({ ...document, suggestions: current.suggestions(document.id) });
    })
    .all(methodNotAllowed('GET, HEAD'));
  return router;
}
