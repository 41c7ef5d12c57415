import { expect, test, vi } from 'vitest';
import { answererDouble } from '../doubles/answerer-double.js';
import { listeningForTest } from '../set-up/app.js';
import { post } from '../set-up/http.js';

function askUntil(url: string, question: string, signal: AbortSignal): Promise<Response | null> {
  const body = JSON.stringify({ question });
  const headers = { 'Content-Type': 'application/json' };
  return fetch(`${url}/v1/ask`, { method: 'POST', headers, body, signal }).catch(() => null);
}

/** Work that ends when it is told to, with what was asked and the signals that it was given. */
function recordedWork(): {
  begun: string[];
  signals: AbortSignal[];
  release: () => void;
  answerer: () => ReturnType<typeof answererDouble>;
} {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  const [begun, signals]: [string[], AbortSignal[]] = [[], []];
  const double = answererDouble(({ question, signal }) => {
    begun.push(question);
    if (signal === undefined) return released;
    signals.push(signal);
    return released.then(() => {
      signal.throwIfAborted();
    });
  });
  return { begun, signals, release, answerer: () => double };
}

test('work whose client is gone is told so, and what still waits for its turn is not begun', async () => {
  const { begun, signals, release, answerer } = recordedWork();
  const url = await listeningForTest({ answerer, loadLimits: { atOnce: 1, longestWait: 60_000 } });
  const [first, second] = [new AbortController(), new AbortController()];
  const asked = [askUntil(url, 'First?', first.signal)];
  await expect.poll(() => begun).toEqual(['First?']);
  asked.push(askUntil(url, 'Second?', second.signal));
  const third = post(`${url}/v1/ask`, { question: 'Third?' });
  // Health is answered after what came before it was taken.
  await fetch(`${url}/healthz`);
  first.abort();
  second.abort();
  expect(await Promise.all(asked)).toEqual([null, null]);
  await expect.poll(() => signals[0]?.aborted).toBe(true);
  release();
  expect((await third).status).toBe(200);
  expect(begun).toEqual(['First?', 'Third?']);
});

test('work that passes the deadline is told so, and its late answer leaves no trace', async () => {
  const printed = vi.spyOn(console, 'error');
  const { signals, release, answerer } = recordedWork();
  const url = await listeningForTest({ answerer, loadLimits: { answeredWithin: 500 } });
  expect((await post(`${url}/v1/ask`, { question: 'First?' })).status).toBe(503);
  await expect.poll(() => signals[0]?.aborted).toBe(true);
  release();
  expect((await post(`${url}/v1/ask`, { question: 'Second?' })).status).toBe(200);
  expect(printed).not.toHaveBeenCalled();
});
