import type { Request, RequestHandler, Response } from 'express';
import type { Metrics } from './metrics.js';

const METHODS = new Set(['GET', 'HEAD', 'POST', 'OPTIONS']);

/** The template and not the path: a path holds what callers write, of which there is no end. */
function routeOf(request: Request): string {
  const { path } = (request.route ?? {}) as { path?: unknown };
  return typeof path === 'string' ? path : 'none';
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
