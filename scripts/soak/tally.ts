/** Answered requests: how often each status came, and how long those took that were not turned away. */
export class Tally {
  readonly #statuses = new Map<string, number>();
  readonly #times: number[] = [];
  #turnedAway = 0;

  add(kind: string, status: string, milliseconds: number): void {
    const key = `${kind} ${status}`;
    this.#statuses.set(key, (this.#statuses.get(key) ?? 0) + 1);
    if (status === '503') this.#turnedAway += 1;
    else this.#times.push(milliseconds);
  }

  get total(): number {
    return this.#times.length + this.#turnedAway;
  }

  /** Those that were not turned away. */
  get taken(): number {
    return this.#times.length;
  }

  /** The time, in milliseconds, that so great a part, 0 to 1, of the requests took at most that were not turned away. */
  percentile(part: number): number {
    const sorted = this.#times.toSorted((a, b) => a - b);
    return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
  }

  /** The percentiles that tell of a tail, in words. */
  get tail(): string {
    return [0.5, 0.9, 0.99, 1]
      .map((part) => `p${String(part * 100)} ${this.percentile(part).toFixed(0)} ms`)
      .join(', ');
  }

  get table(): Record<string, { readonly requests: number }> {
    return Object.fromEntries([...this.#statuses].sort().map(([status, requests]) => [status, { requests }]));
  }
}
