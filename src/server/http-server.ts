import { createServer, STATUS_CODES, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import { giveUp } from './given-up.js';
import { problemBody, ProblemError, writeProblem } from './problem.js';
import { logUnread, REQUEST_ID } from './request-log.js';

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

/** What Node.js tells of bytes that are no request. */
interface ClientError extends Error {
  readonly code?: string;
  readonly rawPacket?: Buffer;
}

const REFUSALS: Readonly<Record<string, { status: number; detail: string }>> = {
  HPE_HEADER_OVERFLOW: { status: 431, detail: 'The request’s line and headers are larger than the server takes.' },
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, detail: 'The request did not come whole in time.' },
};
const MALFORMED = { status: 400, detail: 'This is not a request of HTTP/1.1.' };
const UNKNOWN_METHOD = { status: 501, detail: 'The server does not know the request’s method.' };
const REQUEST_LINE = /^[\w!#$%&'*+.^`|~-]+ \S+ HTTP\/1\.[01]\r?\n/;

function refusalOf({ code = '', rawPacket }: ClientError): { status: number; detail: string } {
  // Node.js finds no method in what is no HTTP at all, too.
  if (code === 'HPE_INVALID_METHOD' && REQUEST_LINE.test(rawPacket?.toString('latin1') ?? '')) return UNKNOWN_METHOD;
  return REFUSALS[code] ?? MALFORMED;
}

function problemFor(error: ClientError): ProblemError {
  const { status, detail } = refusalOf(error);
  return new ProblemError(status, STATUS_CODES[status] ?? '', detail);
}

const NO_TUNNEL = new ProblemError(405, 'Method not allowed', 'The server opens no tunnels: it takes no CONNECT.', {
  headers: { Allow: 'GET, HEAD, POST, OPTIONS' },
});

/** Whether a further response would be read as the answer to another request, or amid one: the last may be sent already. */
function wouldMislead(last: ServerResponse | undefined): boolean {
  return last?.headersSent === true && !(last.req.complete && last.writableFinished);
}

/** Problem details as a response of their own, written onto the connection itself, which ends. */
function writeOnto(connection: Duplex, problem: ProblemError, id: string): void {
  const body = problemBody(problem);
  const headers = {
    'Content-Type': 'application/problem+json; charset=utf-8',
    'Content-Length': String(Buffer.byteLength(body)),
    [REQUEST_ID]: id,
    Connection: 'close',
    ...problem.headers,
  };
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const line = `HTTP/1.1 ${String(problem.status)} ${STATUS_CODES[problem.status] ?? ''}\r\n`;
  connection.end(`${line}${head.join('')}\r\n${body}`, () => connection.destroy());
}

/** Tells of what came on a connection and is no request, and ends the connection. */
function refuse(
  problem: ProblemError,
  connection: Duplex,
  { last, logger }: { last: ServerResponse | undefined; logger: Logger },
): void {
  if (!connection.writable || wouldMislead(last)) {
    connection.destroy();
  } else if (last?.headersSent === false) {
    last.setHeader('Connection', 'close');
    // What came after a whole request is none of it: that one gets its own answer, and then the connection ends.
    if (last.req.complete) return;
    // The request is begun: it has an id, and its line in the log is still to come.
    writeProblem(last, problem);
    giveUp(last);
  } else {
    writeOnto(connection, problem, logUnread(logger, problem.status));
  }
}

/** A server that a slow, silent or broken client can't hold up. */
export function createHttpServer(
  listener: RequestListener,
  logger: Logger,
  limits: ConnectionLimits = CONNECTION_LIMITS,
): Server {
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
    refuse(problemFor(error), connection, { last: lastResponses.get(connection), logger });
  });
  server.on('connect', (_request, connection) => {
    // Node.js lets go of the connection with this event.
    connection.on('error', () => connection.destroy());
    refuse(NO_TUNNEL, connection, { last: lastResponses.get(connection), logger });
  });
  return server;
}
