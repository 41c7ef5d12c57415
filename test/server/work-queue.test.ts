import { setTimeout as after } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { ProblemError } from '../../src/server/problem.js';
import { WorkQueue } from '../../src/server/work-queue.js';

/** Of a client that goes on waiting: each request has a signal of its own. */
const waiting = (): AbortSignal => new AbortController().signal;

/** How many were worked on, and how many turned away. */
async function outcomes(runs: readonly Promise<unknown>[]): Promise<{ done: number; turnedAway: number }> {
  const settled = await Promise.allSettled(runs);
  const failures = settled.flatMap((run) => (run.status === 'rejected' ? [run.reason as unknown] : []));
  for (const failure of failures) expect(failure).toMatchObject({ status: 503, headers: { 'Retry-After': '1' } });
  return { done: settled.length - failures.length, turnedAway: failures.length };
}

test('of ten times as many as can wait, no more are taken than are begun in time, and the others are told at once', async () => {
  const queue = new WorkQueue({ atOnce: 2, longestWait: 60_000 });
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  const runs = Array.from({ length: 25_000 }, () => queue.run(() => released, waiting()));
  const refused = runs.map((run) => run.catch((error: unknown) => error));
  expect(queue.isFull).toBe(true);
  expect(await Promise.race(refused)).toBeInstanceOf(ProblemError);
  release();
  // Taken to need 50 ms each, two at once: 2,400 of them wait for at most 60 s, beside the two under way.
  expect(await outcomes(runs)).toEqual({ done: 2402, turnedAway: 25_000 - 2402 });
  expect(queue.isFull).toBe(false);
  expect(queue.isIdle).toBe(true);
});

test('who waited longer than was thought is turned away, and the place goes to the next', async () => {
  const queue = new WorkQueue({ atOnce: 1, longestWait: 200 });
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  const first = queue.run(() => released, waiting());
  const second = queue.run(() => 'second', waiting());
  expect(await outcomes([second])).toEqual({ done: 0, turnedAway: 1 });
  const third = queue.run(() => 'third', waiting());
  release();
  await first;
  expect(await third).toBe('third');
});

test('what takes longer lets fewer wait, and what is quick again lets more', async () => {
  const queue = new WorkQueue({ atOnce: 1, longestWait: 300 });
  const waitingAtOnce = async (milliseconds: number): Promise<number> => {
    for (let i = 0; i < 30; i += 1) await queue.run(() => after(milliseconds), waiting());
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    const runs = [queue.run(() => released, waiting())];
    while (!queue.isFull && runs.length < 200) runs.push(queue.run(() => undefined, waiting()));
    release();
    await outcomes(runs);
    return runs.length;
  };
  const whenSlow = await waitingAtOnce(40);
  const whenQuick = await waitingAtOnce(0);
  expect(whenQuick).toBeGreaterThan(2 * whenSlow);
});
