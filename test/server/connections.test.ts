import { connect } from 'node:net';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { pino } from 'pino';
import { describe, expect, test } from 'vitest';
import { answererDouble } from '../doubles/answerer-double.js';
import { listeningForTest } from '../set-up/app.js';
import { problemOf } from '../set-up/http.js';
import { sendRaw } from '../set-up/raw-http.js';

const POST_HEAD = 'POST /v1/ask HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n';
const TEXT_HEAD = 'POST /v1/ask HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: 100\r\n';

describe('what never becomes a request gets a problem document with an id that the log has, and the end of its connection', () => {
  test.each([
    ['no HTTP', 'hello\r\n\r\n', 400],
    ['a method that there is not', 'EAT / HTTP/1.1\r\nHost: x\r\n\r\n', 501],
    ['a tunnel', 'CONNECT x:443 HTTP/1.1\r\nHost: x:443\r\n\r\n', 405],
    ['a header of control characters', 'GET / HTTP/1.1\r\nHost: x\r\nA: \u0001\u0000\r\n\r\n', 400],
    ['two lengths, as a smuggler sends', `${POST_HEAD}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}`, 400],
    ['headers that are too large', `GET / HTTP/1.1\r\nHost: x\r\nA: ${'a'.repeat(20_000)}\r\n\r\n`, 431],
    ['headers that never end', 'GET / HTTP/1.1\r\nHost: x\r\n', 408],
    ['a body of broken chunks', `${POST_HEAD}Transfer-Encoding: chunked\r\n\r\nzz\r\n`, 400],
    ['a body that never comes', `${POST_HEAD}Content-Length: 100\r\n\r\n{"qu`, 408],
  ])('%s', async (_case, bytes, status) => {
    const lines: unknown[] = [];
    const url = await listeningForTest({
      answerer: () => answererDouble(),
      logger: pino({}, { write: (line: string) => void lines.push(JSON.parse(line)) }),
      connectionLimits: { headers: 200, request: 400 },
      loadLimits: { answeredWithin: 300 },
    });
    const [head = '', body = ''] = (await sendRaw(url, bytes)).split('\r\n\r\n');
    expect(head).toContain(`HTTP/1.1 ${String(status)} `);
    expect(head).toContain('application/problem+json');
    expect(JSON.parse(body)).toMatchObject({ status, detail: expect.any(String) as string });
    const [, id] = /^X-Request-Id: (\S+)/im.exec(head) ?? [];
    await expect.poll(() => lines).toMatchObject([{ req: { id }, res: { status } }]);
  });
});

test.each([
  ['without a host', '', 400],
  ['that expects what there is not', 'Host: x\r\nExpect: a-coffee\r\n', 404],
])('a request %s is refused with an id and a problem document, or served', async (_case, headers, status) => {
  const url = await listeningForTest({});
  const request = `GET /nowhere HTTP/1.1\r\n${headers}Connection: close\r\n\r\n`;
  const [head = '', body = ''] = (await sendRaw(url, request)).split('\r\n\r\n');
  expect(head).toMatch(/^X-Request-Id: /im);
  expect(JSON.parse(body)).toMatchObject({ status });
});

test.each([
  ['a slow line', `${POST_HEAD}Content-Length: 65537\r\n\r\n{`, ['413']],
  ['a client that asks first', `${POST_HEAD}Content-Length: 65537\r\nExpect: 100-continue\r\n\r\n`, ['413']],
  ['a client that asks first, though not for JSON', `${TEXT_HEAD}Expect: 100-continue\r\n\r\n`, ['415']],
  ['a client that asks first', `${POST_HEAD}Content-Length: 2\r\nExpect: 100-continue\r\n\r\n{}`, ['100', '400']],
])('whether a body is taken is told before it comes to %s', async (_case, bytes, statuses) => {
  const url = await listeningForTest({ connectionLimits: { headers: 500, request: 1000, betweenRequests: 100 } });
  const received = await sendRaw(url, bytes);
  expect([...received.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status)).toEqual(statuses);
});

test('a body that is too large is refused in words that come through, however much of it is sent', async () => {
  const url = await listeningForTest({});
  const received = await sendRaw(
    url,
    `${POST_HEAD}Connection: close\r\nContent-Length: 8000000\r\n\r\n${'a'.repeat(8_000_000)}`,
  );
  expect(received).toContain('at most 65536 bytes');
});

test('a request that is answered before its body has come gets no second response', async () => {
  const url = await listeningForTest({ connectionLimits: { headers: 200, request: 400 } });
  const received = await sendRaw(url, `${TEXT_HEAD}\r\nWh`);
  expect(received.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 415']);
});

test.each([
  ['half of another', 'GET /healthz HTTP/1.1\r\nHos'],
  ['no HTTP', 'hello\r\n\r\n'],
  ['a tunnel', 'CONNECT x:443 HTTP/1.1\r\nHost: x:443\r\n\r\n'],
])('a whole request with %s after it gets its own answer, and then its connection ends', async (_case, after) => {
  const url = await listeningForTest({
    answerer: () => answererDouble(() => setTimeout(1500)),
    connectionLimits: { headers: 200, request: 400 },
  });
  const received = await sendRaw(url, `${POST_HEAD}Content-Length: 19\r\n\r\n{"question":"Why?"}${after}`);
  expect(received.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200']);
});

test('a connection on which nothing is sent is closed', async () => {
  const url = await listeningForTest({ connectionLimits: { headers: 200, request: 400, silence: 400 } });
  await sendRaw(url, '');
});

test('more connections than allowed are closed at once, and the others are served', async () => {
  const url = await listeningForTest({ connectionLimits: { connections: 2 } });
  const sockets = [0, 1].map(() => connect(Number(new URL(url).port), '127.0.0.1'));
  await Promise.all(sockets.map((socket) => once(socket, 'connect')));
  const request = 'GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n';
  expect(await sendRaw(url, request)).toBe('');
  for (const socket of sockets) socket.destroy();
  await expect.poll(() => sendRaw(url, request)).toContain('HTTP/1.1 200 ');
});

test('a path that is too long is 414', async () => {
  const url = await listeningForTest({ answerer: () => answererDouble() });
  expect((await problemOf(await fetch(`${url}/documents/a?quote=${'a'.repeat(9000)}`))).status).toBe(414);
});
