import { createConfig, lintFromString } from '@redocly/openapi-core';
import type { Express } from 'express';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiTypes } from '../../scripts/api-types.js';
import { exchange } from '../../scripts/exchange.js';
import { openStatement } from '../../src/assembly/open-statement.js';
import { packageRoot } from '../../src/package-root.js';
import { openApiDocument } from '../../src/server/openapi/document.js';
import { readExamples } from '../../src/server/openapi/examples.js';
import { OPERATIONS, type Operation } from '../../src/server/openapi/operations.js';
import { documentedSchemas } from '../set-up/documented-schemas.js';
import { listening, newApp, type AppUnderTest } from '../set-up/app.js';
import { newFolder } from '../set-up/folders.js';
import { problemOf } from '../set-up/http.js';

const document = openApiDocument();
const examples = readExamples();

/** Addresses of servers in the states that statuses come from. */
type State = 'ready' | 'locked' | 'limited' | 'starting' | 'failing';
const urls = new Map<State, string>();
const closing: (() => void)[] = [];

function failing(): never {
  throw new Error('a failure');
}

beforeAll(async () => {
  const { answerer, quoteChecker, claimChecker } = await openStatement({ indexFolder: await newFolder() });
  const loaded = { answerer: () => answerer, quoteChecker: () => quoteChecker, claimChecker: () => claimChecker };
  const states: Record<State, AppUnderTest> = {
    ready: loaded,
    locked: { ...loaded, apiKey: 'correct-horse-battery-staple' },
    limited: { ...loaded, rateLimit: 1 },
    starting: {},
    failing: { answerer: failing, quoteChecker: failing, claimChecker: failing },
  };
  for (const [state, app] of Object.entries(states)) {
    const { url, close } = await listening(app);
    urls.set(state as State, url);
    closing.push(close);
  }
}, 120_000);

afterAll(() => {
  for (const close of closing) close();
});

/** Numbers to three digits: the last ones may be other on another machine. */
function rounded(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_key, part: unknown) => (typeof part === 'number' ? Math.round(part * 1000) / 1000 : part)),
  );
}

function operationOf(id: string): Operation {
  const operation = OPERATIONS.find(({ operationId }) => operationId === id);
  if (operation === undefined) throw new Error(`no operation ${id}`);
  return operation;
}

describe('each example', () => {
  const errorsBy = documentedSchemas(document);

  test.each(examples.map((example) => [`${example.operationId} ${example.name}`, example] as const))(
    '%s is what the server responds, and fits its schema with no field more',
    async (_name, example) => {
      const { status, response } = await exchange(example, urls.get('ready') ?? '');
      expect(status).toBe(example.status);
      expect(rounded(response)).toEqual(rounded(example.response));
      const { request, response: documented } = operationOf(example.operationId);
      expect(errorsBy(status === 200 ? (documented.schema ?? '') : 'Problem', example.response)).toBeNull();
      if (request !== undefined && status !== 400) expect(errorsBy(request, example.request)).toBeNull();
      if (request !== undefined && status === 400) expect(errorsBy(request, example.request)).not.toBeNull();
    },
  );
});

describe('each documented status is what the server responds', () => {
  const JSON_HEADERS = { 'Content-Type': 'application/json' };
  const bodyOf = ({ operationId }: Operation, status: number): object =>
    examples.find((example) => example.operationId === operationId && example.status === status)?.request ?? {};

  async function provoke(operation: Operation, status: number): Promise<Response> {
    const states: Partial<Record<number, State>> = { 401: 'locked', 429: 'limited', 500: 'failing', 503: 'starting' };
    const url = urls.get(states[status] ?? 'ready') ?? '';
    const ids: Partial<Record<number, string>> = { 400: '%E0%A4%A', 404: 'nowhere' };
    const path = operation.path.replace('{id}', ids[status] ?? 'joint-elements-2018');
    const body = JSON.stringify(bodyOf(operation, status === 400 || status === 422 ? status : 200));
    const posts: Partial<Record<number, RequestInit>> = {
      413: { headers: JSON_HEADERS, body: JSON.stringify({ pad: 'a'.repeat(70_000) }) },
      415: { headers: { 'Content-Type': 'text/plain' }, body },
    };
    const given = operation.method === 'post' ? (posts[status] ?? { headers: JSON_HEADERS, body }) : {};
    const request = (): Promise<Response> => fetch(url + path, { method: operation.method, ...given });
    if (status === 429) await request();
    return request();
  }

  test.each(
    OPERATIONS.flatMap((operation) =>
      [200, ...operation.problems].map((status) => [operation.operationId, status, operation] as const),
    ),
  )('%s %i', async (_id, status, operation) => {
    const response = await provoke(operation, status);
    expect(response.status).toBe(status);
    if (status !== 200) await problemOf(response);
    else expect(response.headers.get('Content-Type')).toContain(operation.response.mediaType);
    if (status === 429 || status === 503) expect(Number(response.headers.get('Retry-After'))).toBeGreaterThan(0);
  });
});

/** The paths that an application routes, as OpenAPI has them. */
function routesOf({ router }: Express): string[] {
  const paths = (stack: Express['router']['stack']): string[] =>
    stack.flatMap(({ route, handle }) => {
      if (route !== undefined) return [route.path];
      return 'stack' in handle ? paths(handle.stack as Express['router']['stack']) : [];
    });
  return paths(router.stack).map((path) => path.replaceAll(/:(\w+)/g, '{$1}'));
}

test('the document’s paths are the server’s, but for the files that its pages load', () => {
  const routes = routesOf(newApp()).filter((path) => !path.startsWith('/assets/') && !path.endsWith('.map'));
  expect(Object.keys(document.paths).sort()).toEqual([...new Set(routes)].sort());
});

test('Redocly’s recommended rules find nothing', async () => {
  const config = await createConfig({
    extends: ['recommended'],
    // Pages and health have nothing that a caller could do wrong.
    rules: { 'operation-4xx-response': 'off' },
  });
  const found = await lintFromString({ source: JSON.stringify(document), absoluteRef: 'openapi.json', config });
  expect(found.map(({ ruleId, message }) => `${ruleId}: ${message}`)).toEqual([]);
});

test('it is served for readers of every origin', async () => {
  const response = await fetch(`${urls.get('starting') ?? ''}/openapi.json`);
  expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
  expect(await response.json()).toEqual(JSON.parse(JSON.stringify(document)));
});

test('the widget’s types are those of the document', async () => {
  const file = join(packageRoot(), 'src', 'widget', 'api-types.ts');
  expect(await readFile(file, 'utf8'), 'run npm run generate-api-types').toBe(await apiTypes());
});
