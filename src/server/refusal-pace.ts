import type { RequestHandler } from 'express';

/** What is refused beyond so many requests a second is paced. */
const UNPACED_PER_SECOND = 1500;
/** In milliseconds: what a refusal's `Retry-After` says at least. */
const LONGEST_PAUSE = 1000;

/**
 * After a refusal the next request of its connection is read when its turn comes, at once unless a great many are refused.
 * Callers who ask again as soon as they are refused, on hundreds of connections, make each round of the event loop long,
 * and in a round libuv accepts one new connection: without this, one such caller keeps others out for ten seconds.
 */
export function refusalPace(): RequestHandler {
  let nextTurn = 0;
  return (request, response, next) => {
    response.once('finish', () => {
      if (response.statusCode < 400) return;
      const now = performance.now();
      nextTurn = Math.max(now, nextTurn + 1000 / UNPACED_PER_SECOND);
      const wait = Math.min(nextTurn - now, LONGEST_PAUSE);
      if (wait < 1) return;
      const { socket } = request;
      // Not yet: Node.js goes on reading to be rid of the body.
      setImmediate(() => {
        socket.pause();
        setTimeout(() => socket.resume(), wait);
      });
    });
    next();
  };
}
