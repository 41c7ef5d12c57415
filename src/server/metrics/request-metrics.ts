import type { Request, RequestHandler, Response } from 'express';
import { OPERATIONS } from '../openapi/operations.js';
import type { Metrics } from './metrics.js';

const METHODS = new Set(['GET', 'HEAD', 'POST', 'OPTIONS']);

/** What the documented paths look like, with their templates as Express has them. */
const DOCUMENTED = OPERATIONS.map(({ path }) => ({
  pattern: new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{\w+\}/, '[^/]+')}/?$`, 'i'),
  template: path.replace(/\{(\w+)\}/, ':$1'),
}));

/** The template and not the path: a path holds what callers write, of which there is no end. */
function routeOf({ route, originalUrl }: Request): string {
  const { path } = (route ?? {}) as { path?: unknown };
  if (typeof path === 'string') return path;
  // Refused on the way to its route, if there is one.
  const [asked = ''] = originalUrl.split('?', 1);
  return DOCUMENTED.find(({ pattern }) => pattern.test(asked))?.template ?? 'none';
}

function statusOf(response: Response): string {
  return response.writableFinished ? String(response.statusCode) : 'aborted';
}

/** Measures each request from its head until its response is sent, or the caller is gone. */
export function requestMetrics(metrics: Metrics): RequestHandler {
  return (request, response, next) => {
    const start = performance.now();
    response.once('close', () => {
      const method = METHODS.has(request.method) ? request.method : 'other';
      const handled = { method, route: routeOf(request), status: statusOf(response) };
      metrics.handled(handled, (performance.now() - start) / 1000);
    });
    next();
  };
}
