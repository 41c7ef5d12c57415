import lockfile from 'proper-lockfile';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { IndexBusyError, IndexUnwritableError } from '../errors.js';

const LOCK = 'build.lock';
/** In milliseconds: how often a holder shows that it lives, and without any sign of it for how long it is taken for dead. */
const SIGN_OF_LIFE_EVERY = 2000;
const DEAD_AFTER = 10_000;
const TRIED_EVERY = 250;
const WAITS_FOR = 10 * 60 * 1000;

function isHeld(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ELOCKED';
}

/** Null while another holds the lock. @throws IndexUnwritableError */
async function acquired(folder: string): Promise<(() => Promise<void>) | null> {
  try {
    return await lockfile.lock(folder, {
      lockfilePath: join(folder, LOCK),
      stale: DEAD_AFTER,
      update: SIGN_OF_LIFE_EVERY,
      // A machine that slept may lose the lock. Two builds at once cost time but harm nothing: each puts whole files in place.
      onCompromised: () => undefined,
    });
  } catch (error) {
    if (isHeld(error)) return null;
    throw error instanceof Error ? new IndexUnwritableError(folder, { cause: error }) : error;
  }
}

/**
 * Runs a build while no other process builds in the folder, after waiting for one that does. A lock that a dead process
 * left is taken over after some seconds.
 *
 * @throws IndexBusyError where the other build doesn't end, IndexUnwritableError
 */
export async function withBuildLock<T>(folder: string, build: () => Promise<T>): Promise<T> {
  const givesUpAt = Date.now() + WAITS_FOR;
  for (;;) {
    const release = await acquired(folder);
    if (release !== null) {
      try {
        return await build();
      } finally {
        // Released by another that took this process for dead, or in a folder that is gone: nothing is left to release.
        await release().catch(() => undefined);
      }
    }
    if (Date.now() > givesUpAt) throw new IndexBusyError(folder, `If none does, remove ${join(folder, LOCK)}.`);
    await after(TRIED_EVERY);
  }
}
