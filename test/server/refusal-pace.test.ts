import { connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { listeningForTest } from '../set-up/app.js';

const REQUEST = 'GET /v1/nothing HTTP/1.1\r\nHost: x\r\n\r\n';
/** Unpaced, a new connection waits for as many rounds as came before it, in which all of those ask again: n² / 4 refusals. */
const CONNECTIONS = 220;
/** As many a second are refused without a pause: a machine that is slower than this needs none. */
const UNPACED_PER_SECOND = 1500;

test('callers who ask again as soon as they are refused don’t keep a new one out', async () => {
  const url = await listeningForTest({ rateLimit: 1 });
  let refused = 0;
  for (let i = 0; i < CONNECTIONS; i += 1) {
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(REQUEST));
    socket.on('data', () => {
      refused += 1;
      socket.write(REQUEST);
    });
    onTestFinished(() => void socket.destroy());
  }
  const begun = performance.now();
  const newcomer = await fetch(`${url}/healthz`);
  expect(newcomer.status).toBe(200);
  const seconds = (performance.now() - begun) / 1000;
  expect(refused).toBeLessThan(Math.max(CONNECTIONS ** 2 / 8, UNPACED_PER_SECOND * seconds));
});
