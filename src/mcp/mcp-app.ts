import { hostHeaderValidation } from '@modelcontextprotocol/sdk/server/middleware/hostHeaderValidation.js';
import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import express, { type Express, type Request, type RequestHandler, type Response } from 'express';
import helmet from 'helmet';
import { once } from 'node:events';
import type { Logger } from 'pino';
import { apiKey } from '../server/api-key.js';
import { crossOrigin } from '../server/cross-origin.js';
import { deadline } from '../server/deadline.js';
import type { Draining } from '../server/draining.js';
import { untilNobodyWaits } from '../server/given-up.js';
import { readJson, requireJson } from '../server/json-body.js';
import { loadShedding, type LoadLimits } from '../server/load-shedding.js';
import { methodNotAllowed, notFoundHandler, problemHandler, ProblemError } from '../server/problem.js';
import { rateLimiter } from '../server/rate-limiter.js';
import { refusalPace } from '../server/refusal-pace.js';
import { requestLog } from '../server/request-log.js';
import { limitTarget, requireHost } from '../server/request-target.js';
import { WorkQueue } from '../server/work-queue.js';

export interface McpAppOptions {
  /** Makes a server for one request: no session is kept, so that any replica can answer. */
  readonly createServer: () => McpServer;
  /** Names by which the server may be called, without port; an IPv6 address in brackets. */
  readonly allowedHosts: readonly string[];
  /** Origins whose pages may call it; "*" alone is every one. */
  readonly allowedOrigins: readonly string[];
  /** What requests must carry; null lets everyone in. */
  readonly apiKey: string | null;
  /** Requests a minute and client address; 0 is without limit. */
  readonly rateLimit: number;
  /** Addresses and networks whose X-Forwarded-For is believed. */
  readonly trustedProxies: readonly string[];
  readonly loadLimits: LoadLimits;
  readonly draining: Draining;
  readonly logger: Logger;
}

/** What a client in a page sends beside the headers of every request. */
const CLIENT_HEADERS = ['Mcp-Protocol-Version', 'Mcp-Session-Id'];

/** Only browsers send an origin: without this, a page of anyone could call a server on its reader's machine. */
function originValidation(allowed: readonly string[]): RequestHandler {
  return (request, _response, next) => {
    const { origin } = request.headers;
    if (origin !== undefined && !allowed.includes('*') && !allowed.includes(origin)) {
      throw new ProblemError(403, 'Origin not allowed', `Pages of ${origin} may not call. ALLOWED_ORIGINS lets them.`);
    }
    next();
  };
}

/** A request is one message: many in one would count once towards the limit. The protocol has them no more. */
const refuseBatch: RequestHandler = (request, _response, next) => {
  if (Array.isArray(request.body)) {
    throw new ProblemError(400, 'Batch', 'A request holds one message of JSON-RPC, not a list of them.');
  }
  next();
};

/** Answers one message, or gives it up with the signal: the transport then never responds. */
async function handle(server: McpServer, request: Request, response: Response, signal: AbortSignal): Promise<void> {
  const transport = new StreamableHTTPServerTransport({ enableJsonResponse: true });
  response.once('close', () => {
    void server.close();
  });
  await server.connect(transport);
  const givenUp = once(signal, 'abort');
  await Promise.race([transport.handleRequest(request, response, request.body), givenUp]);
}

/**
 * MCP over Streamable HTTP at /mcp, with the limits and the key that /v1 has, and protected against DNS rebinding: only
 * names and origins that are listed get in.
 */
export function createMcpApp(options: McpAppOptions): Express {
  const { loadLimits } = options;
  const queue = new WorkQueue(loadLimits);
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', [...options.trustedProxies]);
  const crossOriginCalls = crossOrigin(options.allowedOrigins, CLIENT_HEADERS);
  app.use(refusalPace(), options.draining.closeConnections);
  app.use(loadShedding(queue, loadLimits, { logger: options.logger, crossOrigin: crossOriginCalls }));
  app.use(requestLog(options.logger, false), helmet({ strictTransportSecurity: false }), requireHost);
  app.use(hostHeaderValidation([...options.allowedHosts]), originValidation(options.allowedOrigins));
  app.use(crossOriginCalls, limitTarget);
  app.use(rateLimiter(options.rateLimit), apiKey(options.apiKey));
  app.use(deadline(loadLimits.answeredWithin));
  app
    .route('/mcp')
    .post(requireJson, readJson, refuseBatch, async (request, response) => {
      const signal = untilNobodyWaits(response);
      await queue.run(() => handle(options.createServer(), request, response, signal), signal);
    })
    .all(methodNotAllowed('POST'));
  app.use(notFoundHandler, problemHandler);
  return app;
}
