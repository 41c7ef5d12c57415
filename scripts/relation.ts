/** Pairs of words' stems, one way. */
export class Relation {
  readonly #pairs = new Map<string, Set<string>>();

  add(from: string, to: string): void {
    if (from === to) return;
    const known = this.#pairs.get(from);
    if (known === undefined) this.#pairs.set(from, new Set([to]));
    else known.add(to);
  }

  /** The pairs that another relation lacks. */
  without(other: Relation): Relation {
    const left = new Relation();
    for (const [from, all] of this.#pairs) {
      for (const to of all) if (other.#pairs.get(from)?.has(to) !== true) left.add(from, to);
    }
    return left;
  }

  toJSON(): Record<string, string> {
    const sorted = [...this.#pairs].sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(sorted.map(([stem, others]) => [stem, [...others].sort().join(' ')]));
  }
}
