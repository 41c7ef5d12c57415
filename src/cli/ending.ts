import type { Server } from 'node:http';
import type { Logger } from 'pino';
import type { Draining } from '../server/draining.js';
import { endWithStarter, isWorker } from './worker.js';

const ENDING = ['SIGINT', 'SIGTERM'] as const;
/** How long requests under way may take when the server ends, in milliseconds. */
const LONGEST_DRAIN = 10_000;

/**
 * On the first signal to end: takes nothing new and ends with status 0 as soon as the requests under way are answered,
 * also amid a build. A second one ends the process at once, as it does where nothing listens to it.
 */
export function endOnSignal(server: Server, draining: Draining, logger: Logger): void {
  if (isWorker()) {
    // A terminal's ^C reaches the workers too: their starter tells them when to end, and its own end does.
    process.on('SIGINT', () => undefined);
    endWithStarter();
  }
  const signals = isWorker() ? (['SIGTERM'] as const) : ENDING;
  const end = (signal: NodeJS.Signals): void => {
    for (const each of signals) process.off(each, end);
    logger.info({ signal }, 'ending: no new requests are taken');
    void draining.drain(server, LONGEST_DRAIN).then((isComplete) => {
      if (!isComplete) logger.warn('requests that took too long are cut off');
      process.exit(0);
    });
  };
  for (const signal of signals) process.on(signal, end);
}

/** What nobody caught leaves a state that nobody knows: it is logged, and a supervisor starts the server again. */
export function endOnUncaught(logger: Logger): void {
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error: unknown) => {
      logger.fatal({ err: error }, event);
      process.exit(1);
    });
  }
}
