/**
 * Which node of a graph holds the vector of which label. A graph gets its nodes in the order of the labels, so that they are
 * the same until it is revised: then nodes stay where they are, and labels move.
 */
export class GraphNodes {
  /** By label; null while they are the same. */
  readonly #nodes: number[] | null;
  /** By node; a hole where its text is gone. */
  readonly #labels: number[] = [];

  /** @param nodes by label; left out or empty where they are the same. */
  constructor(nodes: readonly number[] = []) {
    this.#nodes = nodes.length === 0 ? null : [...nodes];
    for (const [label, node] of nodes.entries()) this.#labels[node] = label;
  }

  /** By label, as the constructor takes them. */
  get nodes(): readonly number[] {
    return this.#nodes ?? [];
  }

  /** How many labels a graph of so many nodes has. */
  count(graphSize: number): number {
    return this.#nodes?.length ?? graphSize;
  }

  nodeOf(label: number): number {
    return this.#nodes === null ? label : (this.#nodes[label] ?? -1);
  }

  labelOf(node: number): number {
    return this.#nodes === null ? node : (this.#labels[node] ?? -1);
  }

  /** Gives the next label a node. */
  add(node: number): void {
    if (this.#nodes === null) return;
    this.#labels[node] = this.#nodes.push(node) - 1;
  }
}
