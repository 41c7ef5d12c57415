import { setTimeout as after } from 'node:timers/promises';

const COLLECTIONS = 4;

/** Resolves once what was left behind is given back, which takes more than one collection. @throws Error without `--expose-gc` */
export async function settled(): Promise<void> {
  if (globalThis.gc === undefined) throw new Error('Run it with: node --expose-gc');
  for (let i = 0; i < COLLECTIONS; i += 1) {
    globalThis.gc();
    await after(50);
  }
}
