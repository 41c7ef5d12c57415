import { performance } from 'node:perf_hooks';

/** What measurements come to, in milliseconds. */
export interface Summary {
  readonly count: number;
  readonly median: number;
  readonly p99: number;
}

/** The value that so great a part of them are at most. */
function percentile(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
}

export function summaryOf(milliseconds: readonly number[]): Summary {
  const sorted = [...milliseconds].sort((a, b) => a - b);
  return { count: sorted.length, median: percentile(sorted, 0.5), p99: percentile(sorted, 0.99) };
}

/** How long something takes each time that it is done, by its name. */
export class Stopwatch {
  readonly #times = new Map<string, number[]>();

  add(name: string, milliseconds: number): void {
    const times = this.#times.get(name);
    if (times === undefined) this.#times.set(name, [milliseconds]);
    else times.push(milliseconds);
  }

  async time<T>(name: string, work: () => T | Promise<T>): Promise<T> {
    const start = performance.now();
    const result = await work();
    this.add(name, performance.now() - start);
    return result;
  }

  /** Forgets what was measured while things were warming up. */
  clear(): void {
    this.#times.clear();
  }

  summaries(): Record<string, Summary> {
    return Object.fromEntries([...this.#times].map(([name, times]) => [name, summaryOf(times)]));
  }
}
