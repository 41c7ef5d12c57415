import { performance } from 'node:perf_hooks';
import { Tally } from './tally.js';
import { MIX, send } from './traffic.js';

/** A pass of the mix is at full speed where it takes at most so many times what it took before the load. */
const FULL_SPEED = 1.5;
const PASSES = 5;
/** In milliseconds. */
const GIVES_UP_AFTER = 30_000;

/** How long all of the mix takes, one request after the other, in milliseconds. */
async function pass(url: string): Promise<number> {
  const before = performance.now();
  const tally = new Tally();
  for (const sent of MIX) await send({ url, tally }, sent);
  return performance.now() - before;
}

/** How long the mix takes without a load, in milliseconds: the median of some passes after one that loads what is loaded late. */
export async function unloadedPass(url: string): Promise<number> {
  await pass(url);
  const times: number[] = [];
  for (let i = 0; i < PASSES; i += 1) times.push(await pass(url));
  return times.sort((a, b) => a - b)[Math.floor(PASSES / 2)] ?? 0;
}

/** When, in milliseconds from now, a pass of the mix begins that is at full speed, and how long it takes; null where none does for long. */
export async function recovery(url: string, unloaded: number): Promise<{ after: number; took: number } | null> {
  const end = performance.now();
  for (;;) {
    const after = performance.now() - end;
    if (after > GIVES_UP_AFTER) return null;
    const took = await pass(url);
    if (took <= FULL_SPEED * unloaded) return { after, took };
  }
}
