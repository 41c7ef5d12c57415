import { connect, type Socket } from 'node:net';
import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { Draining } from '../../src/server/draining.js';
import { answererDouble } from '../doubles/answerer-double.js';
import { listening } from '../set-up/app.js';

const ASK = 'POST /v1/ask HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n';
const LONG = 60_000;

/** A connection on which a request is begun, and what comes back on it until its end. */
async function begun(url: string, bytes: string): Promise<{ socket: Socket; received: Promise<string> }> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  let text = '';
  socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
  await once(socket, 'connect');
  socket.write(bytes);
  return { socket, received: once(socket, 'close').then(() => text) };
}

test('a server that ends says that it is not ready, finishes what was begun, and takes no new connection', async () => {
  const draining = new Draining();
  const { url, server, close } = await listening({ draining, answerer: () => answererDouble() });
  onTestFinished(close);
  const body = JSON.stringify({ question: 'Who?' });
  const asking = await begun(url, `${ASK}Content-Length: ${String(body.length)}\r\n\r\n${body.slice(0, 5)}`);
  const readiness = await begun(url, 'GET /readyz HTTP/1.1\r\nHost: x\r\n');
  // Answered after the server has read what came before on the other connections.
  expect((await fetch(`${url}/readyz`)).status).toBe(200);

  const drained = draining.drain(server, LONG);
  readiness.socket.write('\r\n');
  expect(await readiness.received).toMatch(/^HTTP\/1\.1 503 [\s\S]*"Ending"/);
  await expect(fetch(`${url}/healthz`)).rejects.toThrow();
  asking.socket.write(body.slice(5));
  expect(await asking.received).toMatch(/^HTTP\/1\.1 200 /);
  expect(await drained).toBe(true);
});

test('what takes longer than it may is cut off', async () => {
  const draining = new Draining();
  const { url, server, close } = await listening({ draining, answerer: () => answererDouble() });
  onTestFinished(close);
  const stuck = await begun(url, `${ASK}Content-Length: 9\r\n\r\n{`);
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  expect(await draining.drain(server, 200)).toBe(false);
  expect(await stuck.received).toBe('');
});
