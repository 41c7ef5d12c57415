import compression from 'compression';
import express, { type Express } from 'express';
import { rateLimit } from 'express-rate-limit';
import helmet from 'helmet';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import type { Answerer } from '../answer/answerer.js';
import type { ClaimChecker } from '../claims/claim-checker.js';
import type { QuoteChecker } from '../quotes/quote-checker.js';
import { askRoutes } from './ask-routes.js';
import { claimRoutes } from './claim-routes.js';
import { crossOrigin } from './cross-origin.js';
import { documentRoutes } from './document-routes.js';
import { healthRoutes } from './health-routes.js';
import { pageRoutes } from './page-routes.js';
import { quoteRoutes } from './quote-routes.js';
import { notFoundHandler, problemHandler, ProblemError } from './problem.js';
import { widgetRoutes } from './widget-routes.js';

export interface AppDependencies {
  /** What answers, or null as long as nothing is loaded. */
  readonly answerer: () => Answerer | null;
  /** What checks quotes, or null as long as nothing is loaded. */
  readonly quoteChecker: () => QuoteChecker | null;
  readonly claimChecker: () => ClaimChecker | null;
  readonly logger: Logger;
  /** Requests a minute and client address; 0 is without limit. */
  readonly rateLimit: number;
  /** The origins whose pages may call the API; "*" alone is every one. */
  readonly allowedOrigins: readonly string[];
  /** The origin at which people reach the server; null where it is the one that they ask. */
  readonly publicUrl: string | null;
}

const NOT_READY_FOR_SECONDS = 5;

function limiter(perMinute: number): express.RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit: perMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    skip: () => perMinute === 0,
    handler: (_request, response) => {
      throw new ProblemError(429, 'Too many requests', `At most ${String(perMinute)} requests a minute are answered.`, {
        headers: { 'Retry-After': String(response.getHeader('Retry-After') ?? 60) },
      });
    },
  });
}

/** What is loaded. @throws ProblemError 503 as long as it isn't. */
function loaded<T>(current: () => T | null): () => T {
  return () => {
    const value = current();
    if (value !== null) return value;
    throw new ProblemError(503, 'Not ready', 'The index is being built or loaded. Try again in a few seconds.', {
      headers: { 'Retry-After': String(NOT_READY_FOR_SECONDS) },
    });
  };
}

/** The HTTP application, apart from listening: all that it needs is handed in. */
export function createApp({
  answerer,
  quoteChecker,
  claimChecker,
  logger,
  rateLimit: perMinute,
  allowedOrigins,
  publicUrl,
}: AppDependencies): Express {
  const ready = loaded(answerer);

  const app = express();
  app.disable('x-powered-by');
  app.use(pinoHttp({ logger, autoLogging: { ignore: ({ url }) => url === '/healthz' || url === '/readyz' } }));
  // TLS, where there is any, ends before this server: it can't promise it for the host, nor move requests to it.
  app.use(
    helmet({
      strictTransportSecurity: false,
      contentSecurityPolicy: { directives: { upgradeInsecureRequests: null, styleSrc: ["'self'"] } },
    }),
  );
  app.use(compression());
  app.use(healthRoutes(ready), widgetRoutes());
  // Before the limit, so that a page of another origin can read that it is reached.
  app.use('/v1', crossOrigin(allowedOrigins), limiter(perMinute));
  app.use(
    askRoutes(ready),
    claimRoutes(loaded(claimChecker)),
    quoteRoutes(loaded(quoteChecker)),
    documentRoutes(ready),
    pageRoutes(ready, publicUrl),
  );
  app.use(notFoundHandler, problemHandler);
  return app;
}
