import hnswlib from 'hnswlib-node';

const { HierarchicalNSW } = hnswlib;

/** How the graph is built: links a node keeps, breadth of the search for them, and the seed of its random levels. */
export const GRAPH_PARAMETERS = { space: 'cosine', m: 24, efConstruction: 200, seed: 42 } as const;
export type Graph = InstanceType<typeof HierarchicalNSW>;

/** Dimension in floats, capacity in nodes; more need `resizeIndex`. */
export function newGraph(dimension: number, capacity: number): Graph {
  const { space, m, efConstruction, seed } = GRAPH_PARAMETERS;
  const graph = new HierarchicalNSW(space, dimension);
  graph.initIndex({ maxElements: Math.max(capacity, 1), m, efConstruction, randomSeed: seed });
  return graph;
}

interface NearNode {
  readonly node: number;
  readonly similarity: number;
}

interface SearchOptions {
  readonly count: number;
  readonly breadth: number;
  readonly accepts: ((node: number) => boolean) | undefined;
}

/** The nearest nodes, at most `count`; a greater breadth misses fewer of them. */
export function searchGraph(graph: Graph, query: number[], { count, breadth, accepts }: SearchOptions): NearNode[] {
  const most = Math.min(count, graph.getCurrentCount());
  if (most < 1) return [];
  graph.setEf(breadth);
  const { neighbors, distances } = graph.searchKnn(query, most, accepts);
  return neighbors.map((node, i) => ({ node, similarity: 1 - (distances[i] ?? 1) }));
}

/** @throws Error where the file is not whole, as on a full disk. */
export function writeGraph(graph: Graph, file: string): void {
  graph.writeIndexSync(file);
  // The library never looks whether a write failed, but refuses to read a file that was cut off.
  new HierarchicalNSW(GRAPH_PARAMETERS.space, graph.getNumDimensions()).readIndexSync(file);
}
