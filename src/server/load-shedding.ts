import type { RequestHandler } from 'express';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Logger } from 'pino';
import { writeProblem } from './problem.js';
import { logTurnedAway } from './request-log.js';
import { overloaded, type WorkLimits, type WorkQueue } from './work-queue.js';

/** In milliseconds. */
const MEASURED_EVERY = 250;
const RESOLUTION = 10;
const NANOSECONDS = 1e6;

export interface LoadLimits extends WorkLimits {
  /** The mean delay of the event loop, in milliseconds, past which nothing new is taken. */
  readonly longestDelay: number;
  /** In milliseconds. */
  readonly answeredWithin: number;
}

export const LOAD_LIMITS: LoadLimits = { atOnce: 4, longestWait: 1000, longestDelay: 500, answeredWithin: 10_000 };

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

interface TurningAway {
  readonly logger: Logger;
  /** Lets pages of other origins read why they are turned away. */
  readonly crossOrigin: RequestHandler;
}

/**
 * Turns requests away at once where more comes than can be done, before their body is read, so that what is taken is
 * answered in good time. Belongs before all that costs time: libuv accepts one connection a round of the event loop, so
 * that whoever comes anew waits as many rounds as there are others, and each round is as long as its refusals take.
 */
export function loadShedding(
  queue: WorkQueue,
  { longestDelay }: LoadLimits,
  { logger, crossOrigin }: TurningAway,
): RequestHandler {
  const delay = measureDelay();
  return (request, response, next) => {
    if (!queue.isFull && (queue.isIdle || delay() <= longestDelay)) {
      next();
      return;
    }
    logTurnedAway(logger, request, response);
    crossOrigin(request, response, () => {
      writeProblem(response, overloaded());
    });
  };
}
