import { connect } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { betweenSteps } from '../../src/stages.js';
import type { Abortable } from '../../src/types.js';
import { answererDouble } from '../doubles/answerer-double.js';
import { listeningForTest } from '../set-up/app.js';
import { post, problemOf } from '../set-up/http.js';

test('more work than can be done is turned away at once, health is told, and what was taken is answered', async () => {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  const lines: string[] = [];
  const url = await listeningForTest({
    answerer: () => answererDouble(() => released),
    loadLimits: { atOnce: 3, longestWait: 10 },
    allowedOrigins: ['https://site.example'],
    logger: pino({ level: 'info' }, { write: (line: string) => void lines.push(line) }),
  });
  const headers = { 'Content-Type': 'application/json', Origin: 'https://site.example' };
  const ask = (): Promise<Response> =>
    fetch(`${url}/v1/ask`, { method: 'POST', headers, body: JSON.stringify({ question: 'Who?' }) });

  const asked = Array.from({ length: 12 }, ask);
  // The first to come back are those that are turned away: the others wait for their answer.
  const first = await Promise.race(asked);
  expect(first.headers.get('Retry-After')).toBe('1');
  expect(first.headers.get('Access-Control-Allow-Origin')).toBe('https://site.example');
  const id = first.headers.get('X-Request-Id') ?? 'none';
  expect(lines.filter((line) => line.includes(id))).toEqual([expect.stringContaining('"status":503')]);
  expect(await problemOf(first)).toMatchObject({ status: 503, title: 'Overloaded' });
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  expect((await fetch(`${url}/readyz`)).status).toBe(200);

  release();
  const statuses = (await Promise.all(asked)).map(({ status }) => status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(3);
  expect(statuses.filter((status) => status === 503)).toHaveLength(9);
  expect((await ask()).status).toBe(200);
});

test('a late event loop turns work away beside the one request that finds out when it is in time again', async () => {
  let isBusy = true;
  const busy = async (): Promise<void> => {
    while (isBusy) {
      const until = Date.now() + 120;
      while (Date.now() < until);
      await setImmediate();
    }
  };
  const url = await listeningForTest({ answerer: () => answererDouble(busy), loadLimits: { longestDelay: 40 } });
  const ask = (): Promise<Response> => post(`${url}/v1/ask`, { question: 'Who?' });
  const taken = ask();
  await expect.poll(async () => (await fetch(`${url}/v1/documents`)).status).toBe(503);
  isBusy = false;
  expect((await taken).status).toBe(200);
  await expect.poll(async () => (await ask()).status).toBe(200);
});

test('an answer that takes too long is 503, and what it comes to later is dropped', async () => {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  const url = await listeningForTest({
    answerer: () => answererDouble(() => released),
    loadLimits: { answeredWithin: 500 },
  });
  const response = await post(`${url}/v1/ask`, { question: 'Who?' });
  expect(Number(response.headers.get('Retry-After'))).toBeGreaterThan(0);
  expect(await problemOf(response)).toMatchObject({ status: 503, title: 'Too slow' });
  release();
  expect((await post(`${url}/v1/ask`, { question: 'Who?' })).status).toBe(200);
});

test('bodies that come slowly take nobody’s place', async () => {
  const url = await listeningForTest({ answerer: () => answererDouble(), loadLimits: { atOnce: 1, longestWait: 1 } });
  const head = 'POST /v1/ask HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{';
  for (let i = 0; i < 8; i += 1) {
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(head));
    onTestFinished(() => void socket.destroy());
  }
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  expect((await post(`${url}/v1/ask`, { question: 'Who?' })).status).toBe(200);
});

test('in a flood of impatient clients all get an answer or are turned away, and after it all is as before', async () => {
  // Holds the thread in steps, as a model does.
  const work = async ({ signal }: Abortable): Promise<void> => {
    for (let step = 0; step < 5; step += 1) {
      await betweenSteps(signal);
      const until = performance.now() + 10;
      while (performance.now() < until);
    }
  };
  const url = await listeningForTest({ answerer: () => answererDouble(work), loadLimits: { longestWait: 100 } });
  const ask = async (): Promise<number> => (await post(`${url}/v1/ask`, { question: 'Who?' })).status;
  const statuses: number[] = [];
  const client = async (): Promise<void> => {
    for (let turn = 0; turn < 3; turn += 1) statuses.push(await ask());
  };
  const flood = Promise.all(Array.from({ length: 60 }, client));
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  await flood;
  expect(new Set(statuses)).toEqual(new Set([200, 503]));
  expect(await ask()).toBe(200);
});
