import type { Request, RequestHandler, Response } from 'express';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';

export const REQUEST_ID = 'X-Request-Id';
const UNLOGGED = ['/healthz', '/readyz'];

/** What a request came to, for its line in the log. */
export interface Outcome {
  /** Such as a status of an answer or a verdict. */
  readonly outcome: string;
  /** What was asked or handed in; logged only where the operator wants it. */
  readonly text: string;
}

const outcomes = new WeakMap<ServerResponse, Outcome>();

/** Notes what a request came to. */
export function noteOutcome(response: Response, outcome: Outcome): void {
  outcomes.set(response, outcome);
}

function pathOf(url = ''): string {
  return url.split('?', 1)[0] ?? '';
}

/** A new id for a request, which its response carries. */
function identify(response: ServerResponse): string {
  const id = randomUUID();
  response.setHeader(REQUEST_ID, id);
  return id;
}

/** The line of a request that is turned away before anything else is done for it. */
export function logTurnedAway(logger: Logger, { method, originalUrl }: Request, response: Response): void {
  const req = { id: identify(response), method, path: pathOf(originalUrl) };
  logger.info({ req, res: { status: 503 } }, 'request turned away');
}

/** The line of what came on a connection and never became a request; its id is given back. */
export function logUnread(logger: Logger, status: number): string {
  const id = randomUUID();
  logger.info({ req: { id }, res: { status } }, 'no request');
  return id;
}

/**
 * One line a request: its id, which the response carries too, method, path, status, time and outcome. Neither headers nor
 * addresses nor what is asked are in it, unless `logQuestions`.
 */
export function requestLog(logger: Logger, logQuestions: boolean): RequestHandler {
  return pinoHttp({
    logger,
    genReqId: (_request, response) => identify(response),
    serializers: {
      req: ({ id, method, url }: { id: string; method: string; url: string }) => ({ id, method, path: pathOf(url) }),
      res: ({ statusCode }: { statusCode: number }) => ({ status: statusCode }),
    },
    customProps: (_request: IncomingMessage, response: ServerResponse) => {
      const noted = outcomes.get(response);
      if (noted === undefined) return {};
      return logQuestions ? noted : { outcome: noted.outcome };
    },
    customLogLevel: (_request, { statusCode }) => (statusCode === 500 ? 'error' : 'info'),
    // What went wrong inside is logged where it is caught; a refusal needs no stack.
    customErrorObject: (_request, response, _error, { responseTime }: { responseTime: number }) => ({
      res: response,
      responseTime,
    }),
    autoLogging: { ignore: ({ url }) => UNLOGGED.includes(pathOf(url)) },
  });
}
