import cors from 'cors';
import type { RequestHandler } from 'express';

const PREFLIGHT_KEPT_SECONDS = 86_400;

/**
 * Lets pages of the origins call the API, without cookies; "*" alone lets every page, an empty list no other one.
 * `furtherHeaders` are what they may send beside the type of the body and a key.
 */
export function crossOrigin(allowedOrigins: readonly string[], furtherHeaders: readonly string[] = []): RequestHandler {
  if (allowedOrigins.length === 0) {
    return (_request, _response, next) => {
      next();
    };
  }
  const allow = cors({
    origin: allowedOrigins.includes('*') ? '*' : [...allowedOrigins],
    methods: ['GET', 'HEAD', 'POST'],
    allowedHeaders: ['Content-Type', 'Authorization', ...furtherHeaders],
    exposedHeaders: ['Retry-After', 'RateLimit', 'RateLimit-Policy', 'X-Request-Id'],
    maxAge: PREFLIGHT_KEPT_SECONDS,
  });
  return (request, response, next) => {
    // By the Fetch standard a preflight is known by this header: any other OPTIONS is the route's to answer.
    const isOtherOptions =
      request.method === 'OPTIONS' && request.headers['access-control-request-method'] === undefined;
    if (isOtherOptions) next();
    else allow(request, response, next);
  };
}
