import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { once } from 'node:events';
import { pino } from 'pino';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createMcpApp, type McpAppOptions } from '../../src/mcp/mcp-app.js';
import { Draining } from '../../src/server/draining.js';
import { createHttpServer } from '../../src/server/http-server.js';
import { LOAD_LIMITS, type LoadLimits } from '../../src/server/load-shedding.js';
import { problemOf } from '../set-up/http.js';

const KEY = 'correct-horse-battery-staple';
const PAGE = 'https://chat.example';
/** As every client of the protocol sends them. */
const HEADERS = { 'Content-Type': 'application/json', Accept: 'application/json, text/event-stream' };

interface UnderTest extends Partial<Omit<McpAppOptions, 'loadLimits'>> {
  readonly loadLimits?: Partial<LoadLimits>;
  /** What the tool `work` waits for. */
  readonly until?: (signal: AbortSignal) => Promise<unknown>;
}

function serverWith(until: (signal: AbortSignal) => Promise<unknown>): McpServer {
  const server = new McpServer({ name: 'under-test', version: '1' });
  server.registerTool('work', {}, async ({ signal }) => {
    await until(signal);
    return { content: [{ type: 'text', text: 'done' }] };
  });
  return server;
}

async function listening({
  until = () => Promise.resolve(),
  loadLimits = {},
  ...options
}: UnderTest = {}): Promise<string> {
  const app = createMcpApp({
    createServer: () => serverWith(until),
    allowedHosts: ['127.0.0.1'],
    allowedOrigins: [],
    apiKey: null,
    rateLimit: 0,
    trustedProxies: [],
    draining: new Draining(),
    logger: pino({ level: 'silent' }),
    ...options,
    loadLimits: { ...LOAD_LIMITS, ...loadLimits },
  });
  const server = createHttpServer(app, pino({ level: 'silent' })).listen(0, '127.0.0.1');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  await once(server, 'listening');
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? String(address?.port) : ''}/mcp`;
}

async function connected(url: string, headers: Record<string, string> = {}): Promise<Client> {
  const client = new Client({ name: 'test', version: '1' });
  onTestFinished(() => client.close());
  await client.connect(new StreamableHTTPClientTransport(new URL(url), { requestInit: { headers } }));
  return client;
}

function send(url: string, body: unknown, init: RequestInit = {}): Promise<Response> {
  const headers = { ...HEADERS, ...(init.headers as Record<string, string> | undefined) };
  return fetch(url, { method: 'POST', body: JSON.stringify(body), ...init, headers });
}

function callOf(id: number): object {
  return { jsonrpc: '2.0', id, method: 'tools/call', params: { name: 'work', arguments: {} } };
}

describe('with a key set', () => {
  test('an assistant that has it is served', async () => {
    const client = await connected(await listening({ apiKey: KEY }), { Authorization: `Bearer ${KEY}` });
    expect(await client.callTool({ name: 'work', arguments: {} })).toMatchObject({ content: [{ text: 'done' }] });
  });

  test.each([
    ['no key', {}],
    ['another key', { Authorization: `Bearer ${KEY}r` }],
  ])('one with %s is told so, before the body is looked at', async (_case, headers: Record<string, string>) => {
    const url = await listening({ apiKey: KEY });
    await expect(connected(url, headers)).rejects.toThrow(/Key needed/);
    const response = await fetch(url, { method: 'POST', headers: { ...HEADERS, ...headers }, body: '{' });
    expect(response.headers.get('WWW-Authenticate')).toBe('Bearer');
    expect((await problemOf(response)).status).toBe(401);
  });
});

test('more requests a minute than are allowed are refused, also with a wrong key', async () => {
  const url = await listening({ apiKey: KEY, rateLimit: 2 });
  const statuses = [];
  for (const key of ['guess', KEY, KEY]) {
    statuses.push((await send(url, callOf(1), { headers: { Authorization: `Bearer ${key}` } })).status);
  }
  expect(statuses).toEqual([401, 200, 429]);
});

test.each([
  ['many messages in one request', [callOf(1), callOf(2)], {}, 400],
  ['a body over 64 kB', { ...callOf(1), pad: 'a'.repeat(70_000) }, {}, 413],
  ['what is not said to be JSON', callOf(1), { 'Content-Type': 'text/plain' }, 415],
])('%s: refused', async (_case, body, headers, status) => {
  expect((await problemOf(await send(await listening(), body, { headers }))).status).toBe(status);
});

test.each(['null', '1', '"x"'])('%s is no message', async (body) => {
  const response = await send(await listening(), null, { body });
  expect(response.status).toBe(400);
});

test('a page of an origin that is let in is told so by the browser’s rules', async () => {
  const url = await listening({ allowedOrigins: [PAGE] });
  const asking = { 'Access-Control-Request-Method': 'POST', 'Access-Control-Request-Headers': 'mcp-protocol-version' };
  const preflight = await fetch(url, { method: 'OPTIONS', headers: { Origin: PAGE, ...asking } });
  expect(preflight.headers.get('Access-Control-Allow-Origin')).toBe(PAGE);
  expect(preflight.headers.get('Access-Control-Allow-Headers')).toMatch(/Authorization.*Mcp-Protocol-Version/);
  const response = await send(url, callOf(1), { headers: { Origin: PAGE } });
  expect(response.headers.get('Access-Control-Allow-Origin')).toBe(PAGE);
});

test('work whose client is gone is given up, and its place is free again', async () => {
  const leaving = new AbortController();
  const abortions: string[] = [];
  const until = async (signal: AbortSignal): Promise<void> => {
    if (leaving.signal.aborted) return;
    leaving.abort();
    await once(signal, 'abort');
    abortions.push('given up');
  };
  const url = await listening({ until, loadLimits: { atOnce: 1, longestWait: 2000 } });
  await expect(send(url, callOf(1), { signal: leaving.signal })).rejects.toThrow();
  await expect.poll(() => abortions).toEqual(['given up']);
  expect((await send(url, callOf(2))).status).toBe(200);
});

test('work that takes too long is told so', async () => {
  const url = await listening({ until: (signal) => once(signal, 'abort'), loadLimits: { answeredWithin: 200 } });
  expect(await problemOf(await send(url, callOf(1)))).toMatchObject({ status: 503, title: 'Too slow' });
});
