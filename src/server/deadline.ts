import type { RequestHandler } from 'express';
import { giveUp } from './given-up.js';
import { ProblemError, sendProblem } from './problem.js';

/** A request that isn't answered after so long, in milliseconds, is told so, and what was to answer it is given up. */
export function deadline(milliseconds: number): RequestHandler {
  return (_request, response, next) => {
    const timer = setTimeout(() => {
      if (response.headersSent) return;
      const seconds = String(milliseconds / 1000);
      const problem = new ProblemError(503, 'Too slow', `The answer was not found within ${seconds} seconds.`, {
        headers: { 'Retry-After': '5' },
      });
      // Not by way of the chain, on which the work's own failure is still to come.
      sendProblem(response, problem);
      giveUp(response);
    }, milliseconds);
    response.once('close', () => {
      clearTimeout(timer);
    });
    next();
  };
}
