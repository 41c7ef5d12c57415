import type { EmbeddingsInterface } from '@langchain/core/embeddings';
import hnswlib from 'hnswlib-node';
import { performance } from 'node:perf_hooks';
import { exactNearest, recall, type Matrix } from './exact-search.js';
import { documentsOfPassages, type Material } from './material.js';
import { summaryOf, type Summary } from './timing.js';
import { listPassages } from '../../src/vector-index/passage-list.js';

/** How links and breadths trade building and searching time for recall. */
export interface GraphFigures {
  readonly passages: number;
  readonly m: number;
  readonly efConstruction: number;
  readonly efSearch: number;
  readonly insertedPerSecond: number;
  readonly bytesPerVector: number;
  readonly recallAt10: number;
  readonly search: Summary;
}

const GRAPHS = [
  { m: 8, efConstruction: 200 },
  { m: 16, efConstruction: 100 },
  { m: 16, efConstruction: 200 },
  { m: 24, efConstruction: 200 },
  { m: 32, efConstruction: 200 },
] as const;
const BREADTHS = [64, 128, 256, 512];
const NEIGHBOURS = 10;
/** As the product's index has it. */
const SEED = 42;
const BATCH = 256;

async function embedded(texts: readonly string[], embeddings: EmbeddingsInterface): Promise<number[][]> {
  const vectors: number[][] = [];
  for (let at = 0; at < texts.length; at += BATCH) {
    vectors.push(...(await embeddings.embedDocuments(texts.slice(at, at + BATCH))));
  }
  return vectors;
}

function toMatrix(vectors: readonly number[][]): Matrix {
  const dimension = vectors[0]?.length ?? 0;
  const values = new Float32Array(vectors.length * dimension);
  for (const [row, vector] of vectors.entries()) values.set(vector, row * dimension);
  return { dimension, rows: vectors.length, values };
}

/** Four bytes a dimension, and the links of the lowest level, of which hnswlib reserves twice `m`; the levels above add a little. */
function bytesPerVector(dimension: number, m: number): number {
  return 4 * dimension + 4 * 2 * m + 4 + 8;
}

/** Builds a graph with each set of parameters over the same passages, and searches each with several breadths. */
export async function measureGraphs(
  material: Material,
  {
    embeddings,
    passages,
    questions,
  }: { embeddings: EmbeddingsInterface; passages: number; questions: readonly string[] },
): Promise<GraphFigures[]> {
  const list = listPassages(documentsOfPassages(passages, material));
  const vectors = await embedded(
    [...list.sentences, ...list.paragraphs].map(({ text }) => text),
    embeddings,
  );
  const matrix = toMatrix(vectors);
  const asked = await embedded(questions, embeddings);
  const right = asked.map((vector) => exactNearest(matrix, vector, NEIGHBOURS));
  return GRAPHS.flatMap(({ m, efConstruction }) => {
    const graph = new hnswlib.HierarchicalNSW('cosine', matrix.dimension);
    graph.initIndex({ maxElements: vectors.length, m, efConstruction, randomSeed: SEED });
    const start = performance.now();
    for (const [label, vector] of vectors.entries()) graph.addPoint(vector, label);
    const insertedPerSecond = (1000 * vectors.length) / (performance.now() - start);
    return BREADTHS.map((efSearch) => {
      graph.setEf(efSearch);
      let found = 0;
      const times = asked.map((vector, i) => {
        const before = performance.now();
        const { neighbors } = graph.searchKnn(vector, NEIGHBOURS);
        const time = performance.now() - before;
        found += right[i] === undefined ? 0 : recall(right[i], neighbors);
        return time;
      });
      return {
        passages: vectors.length,
        m,
        efConstruction,
        efSearch,
        insertedPerSecond,
        bytesPerVector: bytesPerVector(matrix.dimension, m),
        recallAt10: found / asked.length,
        search: summaryOf(times),
      };
    });
  });
}
