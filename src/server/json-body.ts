import express, { type RequestHandler } from 'express';
import { isUtf8 } from 'node:buffer';
import { ProblemError } from './problem.js';

const LONGEST_BODY = '64kb';

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

export const readJson: RequestHandler = express.json({
  limit: LONGEST_BODY,
  verify: (_request, _response, bytes) => {
    if (!isUtf8(bytes)) throw Object.assign(new Error('not UTF-8'), { type: 'body.not.utf8' });
  },
});
