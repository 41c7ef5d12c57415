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
