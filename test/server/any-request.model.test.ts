import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { askRequestSchema, claimRequestSchema, quoteRequestSchema } from '../../src/contract/requests.js';
import { listening } from '../set-up/app.js';
import { answererFor, CORPUS_FOLDER } from '../set-up/bundled.js';
import { checkersFor } from '../set-up/checkers.js';
import { answerSchema, citationSchema, documentSchema, documentsSchema, problemOf } from '../set-up/http.js';
import { repeats, tell } from '../set-up/repeats.js';
import { bodies, contentTypes, paths } from '../set-up/request-arbitraries.js';

const REQUESTS = repeats('REQUESTS', 600);

const quoteSchema = z.object({
  status: z.enum(['verbatim', 'altered', 'absent']),
  citation: citationSchema.nullable(),
  differences: z.array(z.object({ op: z.enum(['equal', 'insert', 'delete']), text: z.string() })),
});
const checkSchema = z.object({
  verdict: z.enum(['supported', 'contradicted', 'not_found']),
  confidence: z.number().min(0).max(1),
  citations: z.array(citationSchema),
  quotes: z.array(quoteSchema),
});

const ROUTES = [
  { path: '/v1/ask', schema: askRequestSchema, answers: answerSchema },
  { path: '/v1/check', schema: claimRequestSchema, answers: checkSchema },
  { path: '/v1/quotes', schema: quoteRequestSchema, answers: quoteSchema },
] as const;

let url: string;
let close: () => void;

beforeAll(async () => {
  const answerer = await answererFor(CORPUS_FOLDER);
  const { quoteChecker, claimChecker } = await checkersFor(answerer.documents);
  const serving = { answerer: () => answerer, quoteChecker: () => quoteChecker, claimChecker: () => claimChecker };
  ({ url, close } = await listening({ ...serving, loadLimits: { longestDelay: Infinity, answeredWithin: 600_000 } }));
}, 300_000);

afterAll(() => {
  close();
});

/** Passes where a response is what the contract says, or a problem document that the caller is told of a fault of its own. */
async function expectSound(response: Response, answers: z.ZodType | null): Promise<void> {
  expect(response.status).toBeLessThan(500);
  expect(response.headers.get('X-Request-Id')).not.toBeNull();
  if (response.status < 400) {
    if (answers === null) await response.text();
    else answers.parse(await response.json());
    return;
  }
  const problem = await problemOf(response);
  expect(JSON.stringify(problem)).not.toMatch(/node_modules|\.[jt]s:\d|at \w+ \(/);
}

test(
  `${String(REQUESTS)} random requests get a sound answer or a problem document of the caller's own`,
  async () => {
    const statuses = new Map<number, number>();
    const count = (status: number): void => void statuses.set(status, (statuses.get(status) ?? 0) + 1);
    for (const { path, schema, answers } of ROUTES) {
      await fc.assert(
        fc.asyncProperty(bodies(schema), contentTypes, async (body, type) => {
          const response = await fetch(url + path, {
            method: 'POST',
            body: new Uint8Array(body),
            headers: { 'Content-Type': type },
          });
          count(response.status);
          await expectSound(response, answers);
        }),
        { numRuns: Math.ceil(REQUESTS / 4) },
      );
    }
    const methods = fc.constantFrom('GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'DELETE', 'PATCH', 'PROPFIND', 'REPORT');
    await fc.assert(
      fc.asyncProperty(paths, methods, async (path, method) => {
        const response = await fetch(url + path, { method });
        count(response.status);
        expect(response.status).toBeLessThan(500);
        if (method === 'HEAD' || response.status < 400) await response.text();
        else await expectSound(response, null);
      }),
      { numRuns: Math.ceil(REQUESTS / 4) },
    );
    const sorted = [...statuses].sort(([one], [other]) => one - other);
    tell(`Random requests: ${String(REQUESTS)}, none of 5xx; by status: ${JSON.stringify(Object.fromEntries(sorted))}`);
    documentsSchema.parse(await (await fetch(`${url}/v1/documents`)).json());
    documentSchema.parse(await (await fetch(`${url}/v1/documents/joint-elements-2018`)).json());
  },
  120_000 + REQUESTS * 400,
);
