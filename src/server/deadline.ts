import type { RequestHandler } from 'express';
import { giveUp } from './given-up.js';
import { ProblemError, sendProblem } from './problem.js';

/**
 * A request that isn't answered so long after it came whole, in milliseconds, is told so, and what was to answer it is
 * given up. How long it may take to come is the connection's to limit.
 */
export function deadline(milliseconds: number): RequestHandler {
  return (request, response, next) => {
    const timer = setTimeout(() => {
      if (response.headersSent || !request.complete) return;
      const seconds = String(milliseconds / 1000);
      const problem = new ProblemError(503, 'Too slow', `The answer was not found within ${seconds} seconds.`, {
        headers: { 'Retry-After': '5' },
      });
      // Not by way of the chain, on which the work's own failure is still to come.
      sendProblem(response, problem);
      giveUp(response);
    }, milliseconds);
    const startAgain = (): void => {
      timer.refresh();
    };
    request.once('end', startAgain);
    response.once('close', () => {
      request.off('end', startAgain);
      clearTimeout(timer);
    });
    next();
  };
}
