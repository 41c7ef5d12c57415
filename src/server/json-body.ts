import express, { type Request, type RequestHandler } from 'express';
import { isUtf8 } from 'node:buffer';
import { LONGEST_BODY } from '../limits.js';
import { ProblemError } from './problem.js';

/** @throws ProblemError 415 where the body is said to be something else than JSON. */
export const requireJson: RequestHandler = (request, _response, next) => {
  if (request.is('application/json') === false) {
    throw new ProblemError(
      415,
      'Unsupported media type',
      'The body must be JSON, with Content-Type: application/json.',
    );
  }
  next();
};

const parseJson: RequestHandler = express.json({
  limit: LONGEST_BODY,
  // What is not an object is told as any other mistake of the request's.
  strict: false,
  verify: (_request, _response, bytes, charset) => {
    if (charset !== 'utf-8') throw Object.assign(new Error('not UTF-8'), { type: 'charset.unsupported' });
    if (!isUtf8(bytes)) throw Object.assign(new Error('not UTF-8'), { type: 'body.not.utf8' });
  },
});

/** All other errors of the body's reader have a type. */
function isOfDecompression(error: unknown): boolean {
  return error instanceof Error && !('type' in error);
}

/** Whether the body is sent only once it is asked for, which the HTTP server leaves to its listener. */
function waitsToContinue({ headers, httpVersion }: Request): boolean {
  return httpVersion === '1.1' && /\b100-continue\b/i.test(headers.expect ?? '');
}

/** Reads the body, unless it is said to be too large: then it is neither asked for nor waited for. */
export const readJson: RequestHandler = (request, response, next) => {
  const isAwaiting = waitsToContinue(request);
  const isTooLarge = Number(request.headers['content-length']) > LONGEST_BODY;
  // Node.js closes a connection that isn't kept right after the response, which what is still sent then takes away.
  if (isTooLarge && (isAwaiting || response.shouldKeepAlive)) {
    throw Object.assign(new Error('too large'), { type: 'entity.too.large' });
  }
  if (isAwaiting) response.writeContinue();
  parseJson(request, response, (error?: unknown) => {
    next(isOfDecompression(error) ? Object.assign(new Error('broken'), { type: 'encoding.broken' }) : error);
  });
};
