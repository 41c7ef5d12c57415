/** A part of answering whose time is told; `understanding` a follow-up may hold the answering of earlier questions. */
export type Stage = 'understanding' | 'search' | 'reading' | 'suggesting';

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
