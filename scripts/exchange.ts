import type { Example } from '../src/server/openapi/examples.js';
import { OPERATIONS } from '../src/server/openapi/operations.js';

/** Makes an example's request to a server. */
export async function exchange(
  { operationId, path, request }: Pick<Example, 'operationId' | 'path' | 'request'>,
  url: string,
): Promise<Pick<Example, 'status' | 'response'>> {
  const operation = OPERATIONS.find((candidate) => candidate.operationId === operationId);
  if (operation === undefined) throw new RangeError(`No operation has the id ${operationId}`);
  const response = await fetch(url + (path ?? operation.path), {
    method: operation.method,
    ...(request !== undefined && {
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(request),
    }),
  });
  return { status: response.status, response: (await response.json()) as Example['response'] };
}
