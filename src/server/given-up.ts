import type { ServerResponse } from 'node:http';

const controllers = new WeakMap<ServerResponse, AbortController>();

function controllerOf(response: ServerResponse): AbortController {
  const known = controllers.get(response);
  if (known !== undefined) return known;
  const controller = new AbortController();
  controllers.set(response, controller);
  response.once('close', () => {
    if (!response.writableFinished) controller.abort();
  });
  return controller;
}

/** Aborted once nobody waits for the answer any more: the client is gone, or was told that it took too long. */
export function untilNobodyWaits(response: ServerResponse): AbortSignal {
  return controllerOf(response).signal;
}

/** What is still to be done for a response is of no use any more. */
export function giveUp(response: ServerResponse): void {
  controllerOf(response).abort();
}

export function isGivenUp(response: ServerResponse): boolean {
  return controllers.get(response)?.signal.aborted ?? false;
}
