import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import { STATUS_CODES, type ServerResponse } from 'node:http';
import { z } from 'zod';
import { CodedError, RequestError, UnknownDocumentError, type ErrorCode, type FieldError } from '../errors.js';
import { LONGEST_BODY } from '../limits.js';
import { isGivenUp } from './given-up.js';

/** What goes wrong between a caller and the server, told as RFC 9457 problem details; one of 400 always has an error. */
export class ProblemError extends Error {
  readonly status: number;
  readonly title: string;
  readonly errors: readonly FieldError[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    title: string,
    detail: string,
    { errors = [], headers = {} }: { errors?: readonly FieldError[]; headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(detail);
    this.status = status;
    this.title = title;
    this.errors = status === 400 && errors.length === 0 ? [{ path: '', message: detail }] : errors;
    this.headers = headers;
  }
}

/** What is told of an error: its own message where there is no `detail`, which keeps the database's address inside. */
interface Known {
  readonly status: number;
  readonly title: string;
  readonly detail?: string;
}

const NOT_READY = {
  status: 503,
  title: 'Not ready',
  detail: "The documents' index can't be used; the reason is in the server's log.",
};
const RETRY_AFTER_SECONDS = 1;

const KNOWN_BY_CODE: Partial<Record<ErrorCode, Known>> = {
  request_invalid: { status: 400, title: 'Invalid request' },
  unknown_document: { status: 422, title: 'Unknown document' },
  unknown_paragraph: { status: 422, title: 'Unknown paragraph' },
  index_missing: NOT_READY,
  index_unusable: NOT_READY,
  database_unusable: NOT_READY,
  index_superseded: { ...NOT_READY, detail: 'The index has just been replaced and is loaded again. Ask once more.' },
  database_unavailable: { ...NOT_READY, detail: "The documents' database can't be reached. Try again in a while." },
  database_slow: { ...NOT_READY, detail: "The documents' database takes too long. Try again in a while." },
};

/** What Express's own body reader gives as `type` of an error. */
const BODY_PROBLEMS: Readonly<Record<string, { status: number; title: string; detail: string }>> = {
  'entity.parse.failed': { status: 400, title: 'Broken JSON', detail: 'The body is not valid JSON.' },
  'entity.too.large': {
    status: 413,
    title: 'Body too large',
    detail: `A body has at most ${String(LONGEST_BODY)} bytes.`,
  },
  'encoding.unsupported': {
    status: 415,
    title: 'Unsupported encoding',
    detail: 'The body has a content encoding that the server does not read.',
  },
  'encoding.broken': {
    status: 400,
    title: 'Broken compression',
    detail: 'The body is not compressed as its Content-Encoding says.',
  },
  'charset.unsupported': { status: 415, title: 'Unsupported charset', detail: 'The body must be UTF-8.' },
  'body.not.utf8': { status: 400, title: 'Broken text', detail: 'The body is not valid UTF-8.' },
  'request.aborted': { status: 400, title: 'Request aborted', detail: 'The request ended before its body did.' },
  'request.size.invalid': {
    status: 400,
    title: 'Wrong length',
    detail: 'The body is not as long as its Content-Length says.',
  },
};

/** What Express and its file server throw for a mistake of the caller's, such as a range that a file doesn't have. */
const callersMistake = z.object({
  status: z.int().min(400).max(499),
  expose: z.literal(true),
  message: z.string(),
  headers: z.record(z.string(), z.string()).default({}),
});

function fieldErrors(error: CodedError): readonly FieldError[] {
  if (error instanceof RequestError) return error.errors;
  if (!(error instanceof UnknownDocumentError)) return [];
  return error.documents.map((id) => ({ path: 'documents', message: `"${id}" is not the id of a document` }));
}

/** An error's message, and which route helps on. */
function detailOf(error: CodedError): string {
  if (error instanceof UnknownDocumentError) return `${error.message} GET /v1/documents lists them.`;
  const namesWhatIsNotThere = error instanceof RequestError && error.code !== 'request_invalid';
  return namesWhatIsNotThere ? `${error.message} GET /v1/documents lists what there is.` : error.message;
}

/** An error as it is told to the one who asks. */
export function toProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  if (error instanceof CodedError) {
    const known = KNOWN_BY_CODE[error.code];
    const errors = fieldErrors(error);
    const headers = known?.status === 503 ? { 'Retry-After': String(RETRY_AFTER_SECONDS) } : {};
    if (known !== undefined)
      return new ProblemError(known.status, known.title, known.detail ?? detailOf(error), { errors, headers });
  }
  const body = z.object({ type: z.string() }).safeParse(error);
  const known = body.success ? BODY_PROBLEMS[body.data.type] : undefined;
  if (known !== undefined) return new ProblemError(known.status, known.title, known.detail);
  if (error instanceof URIError) return new ProblemError(400, 'Broken path', 'The path is not valid percent-encoding.');
  const mistake = callersMistake.safeParse(error);
  if (mistake.success) {
    const { status, message, headers } = mistake.data;
    return new ProblemError(status, STATUS_CODES[status] ?? 'Bad request', message, { headers });
  }
  return new ProblemError(500, 'Internal error', 'The server failed to answer; the failure is in its log.');
}

export function problemBody({ status, title, message, errors }: ProblemError): string {
  return JSON.stringify({ type: 'about:blank', title, status, detail: message, ...(errors.length > 0 && { errors }) });
}

export function sendProblem(response: Response, problem: ProblemError): void {
  // What was to be sent in its place may have set how it is kept.
  for (const header of ['ETag', 'Last-Modified']) response.removeHeader(header);
  response.set('Cache-Control', 'no-store');
  response.status(problem.status).set(problem.headers).type('application/problem+json').send(problemBody(problem));
}

/** As `sendProblem` with a third of its work: for what is told a thousand times a second. */
export function writeProblem(response: ServerResponse, problem: ProblemError): void {
  const body = problemBody(problem);
  const head = {
    'Content-Type': 'application/problem+json; charset=utf-8',
    'Content-Length': Buffer.byteLength(body),
    'X-Content-Type-Options': 'nosniff',
    ...problem.headers,
  };
  response.writeHead(problem.status, head).end(body);
}

/** Every error leaves as problem details; what the caller did not cause is logged with its stack. */
export const problemHandler: ErrorRequestHandler = (error: unknown, request, response, next) => {
  // What was too slow is answered already, and who has gone away is told nothing.
  if (isGivenUp(response) && (response.headersSent || response.destroyed)) return;
  if (response.headersSent) {
    next(error);
    return;
  }
  const problem = toProblem(error);
  if (problem.status === 500) request.log.error({ err: error }, problem.message);
  sendProblem(response, problem);
};

/** For a path that is there, but not for the request's method; OPTIONS is told what is. */
export function methodNotAllowed(allowed: string): RequestHandler {
  return ({ method, path }, response) => {
    if (method === 'OPTIONS') {
      response.status(204).set('Allow', allowed).end();
      return;
    }
    throw new ProblemError(405, 'Method not allowed', `${path} takes ${allowed}, not ${method}.`, {
      headers: { Allow: allowed },
    });
  };
}

export const notFoundHandler: RequestHandler = (request) => {
  throw new ProblemError(404, 'Not found', `Nothing is at ${request.method} ${request.path}.`);
};
