import type { RequestHandler } from 'express';
import { ProblemError } from './problem.js';

/** Of path and query, in characters. */
const LONGEST_TARGET = 8192;

/** @throws ProblemError 414 */
export const limitTarget: RequestHandler = ({ url }, _response, next) => {
  if (url.length > LONGEST_TARGET) {
    const detail = `Path and query may have ${String(LONGEST_TARGET)} characters; these have ${String(url.length)}.`;
    throw new ProblemError(414, 'URI too long', detail);
  }
  next();
};

/** @throws ProblemError 400 where a request of HTTP/1.1 does not say whom it is to. */
export const requireHost: RequestHandler = ({ headers, httpVersion }, _response, next) => {
  if (headers.host === undefined && httpVersion !== '1.0') {
    throw new ProblemError(400, 'No host', `A request of HTTP/${httpVersion} must have the header Host.`);
  }
  next();
};
