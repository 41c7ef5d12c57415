import type { RequestHandler } from 'express';
import type { Server } from 'node:http';

/** How a server stops taking work while it finishes what it has taken. */
export class Draining {
  #hasBegun = false;

  get hasBegun(): boolean {
    return this.#hasBegun;
  }

  /** Tells clients of a server that ends not to send more on their connection. */
  readonly closeConnections: RequestHandler = (_request, response, next) => {
    if (this.#hasBegun) response.set('Connection', 'close');
    next();
  };

  /**
   * Stops listening and resolves when all requests under way are answered, at most after so many milliseconds:
   * what is still under way then is cut off. Resolves to whether nothing was.
   */
  async drain(server: Server, atMost: number): Promise<boolean> {
    this.#hasBegun = true;
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        server.closeAllConnections();
        resolve(false);
      }, atMost);
      // Connections kept alive are idle once their last answer is out, and no more is to come on them.
      const closingIdle = setInterval(() => {
        server.closeIdleConnections();
      }, 50);
      server.close(() => {
        clearTimeout(timer);
        clearInterval(closingIdle);
        resolve(true);
      });
    });
  }
}
