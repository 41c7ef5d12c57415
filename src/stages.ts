import { setImmediate } from 'node:timers/promises';

/**
 * A part of answering whose time is told; `understanding` a follow-up may hold the answering of earlier questions, `comparison`
 * is the reading of the best sentences in one passage, and `further` that of sentences that may answer beside it.
 */
export type Stage = 'understanding' | 'search' | 'reading' | 'comparison' | 'further' | 'suggesting';

export type OnStage = (stage: Stage, seconds: number) => void;

/** Does a part of answering and tells how long it took, also where it fails. */
export async function timed<T>(stage: Stage, onStage: OnStage | undefined, work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  try {
    return await work();
  } finally {
    onStage?.(stage, (performance.now() - start) / 1000);
  }
}

/**
 * In milliseconds of the processor's time, since on a busy machine a process stands still for longer than it works: how
 * long work holds the thread before others are let in, and how long those may hold it then.
 */
const LONGEST_HOLD = 50;
const LONGEST_PAUSE = 50;
/** A round of the event loop that takes less, in milliseconds, found nothing to do. */
const QUIET_ROUND = 0.05;
let heldSince = 0;
let pause: Promise<void> | null = null;

function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

async function untilQuiet(): Promise<void> {
  const atMost = processorTime() + LONGEST_PAUSE;
  let round: number;
  do {
    round = performance.now();
    await setImmediate();
    // A round takes in a single new connection, of however many.
  } while (performance.now() - round > QUIET_ROUND && processorTime() < atMost);
  heldSince = processorTime();
  pause = null;
}

/** Lets others in: what has come to the process in the meantime is seen to before this and all other work goes on. */
export function letOthersIn(): Promise<void> {
  pause ??= untilQuiet();
  return pause;
}

/**
 * Between two steps of long work: the models hold the thread until they are done, so that without a pause nothing else,
 * not even the news that nobody waits any more, comes in.
 * @throws the signal's reason once it is aborted.
 */
export async function betweenSteps(signal: AbortSignal | undefined): Promise<void> {
  if (processorTime() - heldSince > LONGEST_HOLD) await letOthersIn();
  signal?.throwIfAborted();
}
