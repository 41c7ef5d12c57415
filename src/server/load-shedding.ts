import type { RequestHandler } from 'express';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { ProblemError } from './problem.js';

/** In milliseconds. */
const MEASURED_EVERY = 250;
const RESOLUTION = 10;
const NANOSECONDS = 1e6;

export interface LoadLimits {
  /** The mean delay of the event loop, in milliseconds, past which nothing new is taken. */
  readonly longestDelay: number;
  /** The most requests that are worked on at once: each waits for all others, since one thread does the work. */
  readonly mostUnderWay: number;
  /** In milliseconds. */
  readonly answeredWithin: number;
}

export const LOAD_LIMITS: LoadLimits = { longestDelay: 500, mostUnderWay: 24, answeredWithin: 10_000 };

/** The event loop's mean delay over the last quarter of a second, in milliseconds. */
function measureDelay(): () => number {
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION });
  histogram.enable();
  let delay = 0;
  const measure = (): void => {
    delay = histogram.count === 0 ? 0 : Math.max(0, histogram.mean / NANOSECONDS - RESOLUTION);
    histogram.reset();
  };
  setInterval(measure, MEASURED_EVERY).unref();
  return () => delay;
}

/**
 * Turns work away at once where more comes than can be done, so that what is taken is answered in good time.
 */
export function loadShedding({ longestDelay, mostUnderWay }: LoadLimits): RequestHandler {
  const delay = measureDelay();
  let underWay = 0;
  return (_request, response, next) => {
    if (underWay >= mostUnderWay || (underWay > 0 && delay() > longestDelay)) {
      throw new ProblemError(503, 'Overloaded', 'More is asked than can be answered now. Try again in a second.', {
        headers: { 'Retry-After': '1' },
      });
    }
    underWay += 1;
    response.once('close', () => {
      underWay -= 1;
    });
    next();
  };
}
