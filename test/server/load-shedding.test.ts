import { expect, test } from 'vitest';
import { answererDouble } from '../doubles/answerer-double.js';
import { listeningForTest } from '../set-up/app.js';
import { post, problemOf } from '../set-up/http.js';

test('more work than can be done is turned away at once, health is told, and what was taken is answered', async () => {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  const url = await listeningForTest({
    answerer: () => answererDouble(() => released),
    loadLimits: { mostUnderWay: 3 },
  });
  const ask = (): Promise<Response> => post(`${url}/v1/ask`, { question: 'Who?' });

  const asked = Array.from({ length: 12 }, ask);
  // The first to come back are those that are turned away: the others wait for their answer.
  const first = await Promise.race(asked);
  expect(first.headers.get('Retry-After')).toBe('1');
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
      await new Promise(setImmediate);
    }
  };
  const url = await listeningForTest({ answerer: () => answererDouble(busy), loadLimits: { longestDelay: 40 } });
  const ask = (): Promise<Response> => post(`${url}/v1/ask`, { question: 'Who?' });
  const taken = ask();
  await expect.poll(async () => (await fetch(`${url}/v1/documents`)).status, { timeout: 10_000 }).toBe(503);
  isBusy = false;
  expect((await taken).status).toBe(200);
  await expect.poll(async () => (await ask()).status, { timeout: 10_000 }).toBe(200);
});

test('an answer that takes too long is 503, and what it comes to later is dropped', async () => {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  const url = await listeningForTest({
    answerer: () => answererDouble(() => released),
    loadLimits: { answeredWithin: 50 },
  });
  const response = await post(`${url}/v1/ask`, { question: 'Who?' });
  expect(Number(response.headers.get('Retry-After'))).toBeGreaterThan(0);
  expect(await problemOf(response)).toMatchObject({ status: 503, title: 'Too slow' });
  release();
  expect((await post(`${url}/v1/ask`, { question: 'Who?' })).status).toBe(200);
});
