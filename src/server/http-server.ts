import { createServer, STATUS_CODES, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

export interface ConnectionLimits {
  /** In milliseconds: for a request's headers, for all of it, and between two requests of a connection. */
  readonly headers: number;
  readonly request: number;
  readonly betweenRequests: number;
  /** In milliseconds, without a byte either way. */
  readonly silence: number;
  /** Of the headers with the request's line, in bytes. */
  readonly headerBytes: number;
  readonly connections: number;
}

export const CONNECTION_LIMITS: ConnectionLimits = {
  headers: 5000,
  request: 10_000,
  betweenRequests: 5000,
  silence: 30_000,
  headerBytes: 16_384,
  connections: 1000,
};

/** How often connections are looked at for having been too slow, in milliseconds. */
const CHECKED_EVERY = 500;

const REFUSALS: Readonly<Record<string, { status: number; detail: string }>> = {
  HPE_HEADER_OVERFLOW: { status: 431, detail: 'The request’s line and headers are larger than the server takes.' },
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, detail: 'The request did not come whole in time.' },
};
const MALFORMED = { status: 400, detail: 'This is not a request of HTTP/1.1.' };

/** Whether a further response would be read as the answer to another request, or amid one: the last may be sent already. */
function wouldMislead(last: ServerResponse | undefined): boolean {
  return last?.headersSent === true && !(last.req.complete && last.writableFinished);
}

/** Problem details for what never became a request, written onto the connection itself, which ends. */
function refuse(
  error: Error & { readonly code?: string },
  connection: Duplex,
  lastResponse: ServerResponse | undefined,
): void {
  if (!connection.writable || wouldMislead(lastResponse)) {
    connection.destroy();
    return;
  }
  const { status, detail } = REFUSALS[error.code ?? ''] ?? MALFORMED;
  const title = STATUS_CODES[status] ?? '';
  const body = JSON.stringify({ type: 'about:blank', title, status, detail });
  const head = [
    `HTTP/1.1 ${String(status)} ${title}`,
    'Content-Type: application/problem+json; charset=utf-8',
    `Content-Length: ${String(Buffer.byteLength(body))}`,
    'Connection: close',
  ];
  connection.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => connection.destroy());
}

/** A server that a slow, silent or broken client can't hold up. */
export function createHttpServer(listener: RequestListener, limits: ConnectionLimits = CONNECTION_LIMITS): Server {
  const server = createServer(
    {
      headersTimeout: limits.headers,
      requestTimeout: limits.request,
      keepAliveTimeout: limits.betweenRequests,
      maxHeaderSize: limits.headerBytes,
      connectionsCheckingInterval: Math.min(CHECKED_EVERY, limits.headers),
      // Node.js's own refusal has no body and no id.
      requireHostHeader: false,
    },
    listener,
  );
  server.timeout = limits.silence;
  server.maxConnections = limits.connections;
  const lastResponses = new WeakMap<Duplex, ServerResponse>();
  server.on('request', ({ socket }, response) => lastResponses.set(socket, response));
  // Whoever refuses a request needs no body; Node.js would ask for it first.
  server.on('checkContinue', (request, response) => server.emit('request', request, response));
  // Likewise no refusal of Node.js's own: what is expected that HTTP doesn't know may be left aside.
  server.on('checkExpectation', (request, response) => server.emit('request', request, response));
  server.on('clientError', (error, connection) => {
    refuse(error, connection, lastResponses.get(connection));
  });
  return server;
}
