import compression from 'compression';
import express, { type Express } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import type { Answerer } from '../answer/answerer.js';
import type { ClaimChecker } from '../claims/claim-checker.js';
import type { QuoteChecker } from '../quotes/quote-checker.js';
import { apiKey } from './api-key.js';
import { askRoutes } from './ask-routes.js';
import { claimRoutes } from './claim-routes.js';
import { crossOrigin } from './cross-origin.js';
import { deadline } from './deadline.js';
import { documentRoutes } from './document-routes.js';
import type { Draining } from './draining.js';
import { healthRoutes } from './health-routes.js';
import { loadShedding, type LoadLimits } from './load-shedding.js';
import { assetRoutes, pageRoutes } from './page-routes.js';
import type { Metrics } from './metrics/metrics.js';
import { metricsRoutes } from './metrics/metrics-routes.js';
import { requestMetrics } from './metrics/request-metrics.js';
import { openApiRoutes } from './openapi-routes.js';
import { quoteRoutes } from './quote-routes.js';
import { notFoundHandler, problemHandler, ProblemError } from './problem.js';
import { rateLimiter } from './rate-limiter.js';
import { refusalPace } from './refusal-pace.js';
import { requestLog } from './request-log.js';
import { limitTarget, requireHost } from './request-target.js';
import { widgetRoutes } from './widget-routes.js';
import { WorkQueue } from './work-queue.js';

export interface AppDependencies {
  /** What answers, or null as long as nothing is loaded. */
  readonly answerer: () => Answerer | null;
  /** What checks quotes, or null as long as nothing is loaded. */
  readonly quoteChecker: () => QuoteChecker | null;
  readonly claimChecker: () => ClaimChecker | null;
  /** What keeps the server from answering although something is loaded, or from loading; null where nothing does. */
  readonly impediment: () => Error | null;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Whether this application serves them, at /metrics, or another one does. */
  readonly servesMetrics: boolean;
  /** Requests a minute and client address; 0 is without limit. */
  readonly rateLimit: number;
  /** The origins whose pages may call the API; "*" alone is every one. */
  readonly allowedOrigins: readonly string[];
  /** What requests to /v1 must carry; null lets everyone in. */
  readonly apiKey: string | null;
  /** Addresses and networks whose X-Forwarded-For is believed. */
  readonly trustedProxies: readonly string[];
  /** Whether the log holds what is asked. */
  readonly logQuestions: boolean;
  readonly loadLimits: LoadLimits;
  readonly draining: Draining;
  /** The origin at which people reach the server; null where it is the one that they ask. */
  readonly publicUrl: string | null;
}

const NOT_READY_FOR_SECONDS = 5;

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
export function createApp(dependencies: AppDependencies): Express {
  const { answerer, quoteChecker, claimChecker, logger, metrics, draining, loadLimits } = dependencies;
  const ready = loaded(answerer);
  const queue = new WorkQueue(loadLimits);

  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', [...dependencies.trustedProxies]);
  app.use(refusalPace(), requestMetrics(metrics), draining.closeConnections);
  const crossOriginCalls = crossOrigin(dependencies.allowedOrigins);
  app.use(['/v1', '/documents'], loadShedding(queue, loadLimits, { logger, crossOrigin: crossOriginCalls }));
  app.use(requestLog(logger, dependencies.logQuestions));
  // TLS, where there is any, ends before this server: it can't promise it for the host, nor move requests to it.
  app.use(
    helmet({
      strictTransportSecurity: false,
      contentSecurityPolicy: { directives: { upgradeInsecureRequests: null, styleSrc: ["'self'"] } },
    }),
  );
  // Before all that refuses, so that a page of another origin can read why.
  app.use('/v1', crossOriginCalls);
  app.use(requireHost, limitTarget, widgetRoutes(), compression(), assetRoutes());
  app.use(healthRoutes({ answerer: ready, draining, impediment: dependencies.impediment }), openApiRoutes());
  if (dependencies.servesMetrics) app.use(metricsRoutes(metrics));
  app.use(rateLimiter(dependencies.rateLimit));
  app.use('/v1', apiKey(dependencies.apiKey));
  app.use(deadline(loadLimits.answeredWithin));
  app.use(
    askRoutes(ready, queue, metrics),
    claimRoutes(loaded(claimChecker), queue, metrics),
    quoteRoutes(loaded(quoteChecker), queue, metrics),
    documentRoutes(ready),
    pageRoutes(ready, dependencies.publicUrl),
  );
  app.use(notFoundHandler, problemHandler);
  return app;
}
