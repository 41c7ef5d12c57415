import { hostHeaderValidation } from '@modelcontextprotocol/sdk/server/middleware/hostHeaderValidation.js';
import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import express, { type Express, type RequestHandler } from 'express';
import helmet from 'helmet';
import { readJson } from '../server/json-body.js';
import { methodNotAllowed, notFoundHandler, problemHandler, ProblemError } from '../server/problem.js';

export interface McpAppOptions {
  /** Makes a server for one request: no session is kept, so that any replica can answer. */
  readonly createServer: () => McpServer;
  /** Names by which the server may be called, without port; an IPv6 address in brackets. */
  readonly allowedHosts: readonly string[];
  /** Origins whose pages may call it; "*" alone is every one. */
  readonly allowedOrigins: readonly string[];
}

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

/** MCP over Streamable HTTP at /mcp, protected against DNS rebinding. */
export function createMcpApp({ createServer, allowedHosts, allowedOrigins }: McpAppOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(helmet({ strictTransportSecurity: false }));
  app.use(hostHeaderValidation([...allowedHosts]), originValidation(allowedOrigins));
  app
    .route('/mcp')
    .post(readJson, async (request, response) => {
      const server = createServer();
      const transport = new StreamableHTTPServerTransport({ enableJsonResponse: true });
      response.once('close', () => {
        void server.close();
      });
      await server.connect(transport);
      await transport.handleRequest(request, response, request.body);
    })
    .all(methodNotAllowed('POST'));
  app.use(notFoundHandler, problemHandler);
  return app;
}
