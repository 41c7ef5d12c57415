import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStatement } from '../../src/assembly/open-statement.js';
import { openApiDocument } from '../../src/server/openapi/document.js';
import { OPERATIONS, type Operation } from '../../src/server/openapi/operations.js';
import { listening } from '../set-up/app.js';
import { documentedSchemas } from '../set-up/documented-schemas.js';
import { newFolder } from '../set-up/folders.js';
import { problemOf } from '../set-up/http.js';
import { repeats, tell } from '../set-up/repeats.js';
import { bodies, contentTypes, paths, pathsOf } from '../set-up/request-arbitraries.js';

const REQUESTS = repeats('REQUESTS', 600);
const METHODS = ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'DELETE', 'PATCH', 'PROPFIND', 'REPORT'];
/** What the way to every operation may come to, so that the document doesn't tell it for each: too long a path. */
const TOO_LONG = 414;
/** Likewise, but so long that it never becomes a request. */
const NO_REQUEST = 431;

const document = openApiDocument();
const errorsBy = documentedSchemas(document);

let url: string;
let close: () => void;

beforeAll(async () => {
  const { answerer, quoteChecker, claimChecker } = await openStatement({ indexFolder: await newFolder() });
  const serving = { answerer: () => answerer, quoteChecker: () => quoteChecker, claimChecker: () => claimChecker };
  ({ url, close } = await listening({
    ...serving,
    // However long a busy machine makes this process stand still, it is not what is tried here.
    loadLimits: { longestDelay: Infinity, longestWait: 600_000, answeredWithin: 600_000 },
    connectionLimits: { headers: 600_000, request: 600_000, betweenRequests: 600_000, silence: 600_000 },
  }));
}, 300_000);

afterAll(() => {
  close();
});

/** Passes where it is a problem document of the caller's own doing that tells nothing of the server's inside. */
async function expectProblem(response: Response): Promise<void> {
  expect(response.status).toBeLessThan(500);
  expect(response.headers.get('X-Request-Id')).not.toBeNull();
  const problem = await problemOf(response);
  expect(errorsBy('Problem', problem)).toBeNull();
  expect(JSON.stringify(problem)).not.toMatch(/node_modules|\.[jt]s:\d|at \w+ \(/);
}

/** Passes where a response is one of those that the document has for the operation. */
async function expectDocumented(response: Response, operation: Operation): Promise<void> {
  const { response: documented, problems } = operation;
  expect([200, TOO_LONG, NO_REQUEST, ...problems]).toContain(response.status);
  if (response.status !== 200) return expectProblem(response);
  expect(response.headers.get('Content-Type')).toContain(documented.mediaType);
  if (documented.schema === undefined) await response.text();
  else expect(errorsBy(documented.schema, await response.json())).toBeNull();
}

/** Requests of an operation, as the document tells them and nearly so. */
function requestsOf({ method, path, request }: Operation): fc.Arbitrary<[string, RequestInit]> {
  if (request === undefined) return pathsOf(path).map((asked) => [asked, { method }]);
  return fc
    .tuple(bodies(request, document.components.schemas), contentTypes)
    .map(([body, type]) => [path, { method, body: new Uint8Array(body), headers: { 'Content-Type': type } }]);
}

test(
  `${String(REQUESTS)} requests made from the OpenAPI document get what it says, and others a problem document`,
  async () => {
    const statuses = new Map<number, number>();
    const send = async (path: string, request: RequestInit): Promise<Response> => {
      const response = await fetch(url + path, request);
      statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
      return response;
    };
    // A route that takes a body is where most can go wrong: it gets five times as many.
    const shares = OPERATIONS.map((operation) => ({ operation, share: operation.request === undefined ? 1 : 5 }));
    const elsewhere = 3;
    const total = shares.reduce((sum, { share }) => sum + share, elsewhere);
    for (const { operation, share } of shares) {
      await fc.assert(
        fc.asyncProperty(requestsOf(operation), async ([path, request]) => {
          await expectDocumented(await send(path, request), operation);
        }),
        { numRuns: Math.ceil((REQUESTS * share) / total) },
      );
    }
    await fc.assert(
      fc.asyncProperty(paths, fc.constantFrom(...METHODS), async (path, method) => {
        const response = await send(path, { method });
        expect(response.status).toBeLessThan(500);
        if (method === 'HEAD' || response.status < 400) await response.text();
        else await expectProblem(response);
      }),
      { numRuns: Math.ceil((REQUESTS * elsewhere) / total) },
    );
    const sorted = [...statuses].sort(([one], [other]) => one - other);
    tell(`Random requests: ${String(REQUESTS)}, none of 5xx; by status: ${JSON.stringify(Object.fromEntries(sorted))}`);
  },
  120_000 + REQUESTS * 400,
);
