import { performance } from 'node:perf_hooks';
import { Answerer } from '../../src/answer/answerer.js';
import { calibrationFile } from '../../src/assembly/bundled.js';
import { createEmbeddings, createReader } from '../../src/cli/index-command.js';
import { runCommand, UsageError } from '../../src/cli/run.js';
import { parseCorpus, readCorpusFiles } from '../../src/corpus/read-corpus.js';
import { readCalibration } from '../../src/retrieval/calibration.js';
import { readSettings } from '../../src/settings.js';
import { indexDocuments } from '../../src/vector-index/index-documents.js';
import { loadIndex, type LoadedIndex } from '../../src/vector-index/load-index.js';
import { settled } from '../settled.js';
import { exactNearest, matrixOf, recall } from './exact-search.js';
import { distinctQuestions, readMaterial } from './material.js';
import { Stopwatch, type Summary } from './timing.js';

/** What an index costs in a process of its own, so that nothing else is in its memory. */
export interface LoadedFigures {
  readonly loadSeconds: number;
  /** What the process, which has answered before, grew by, beyond the text of the passages, in bytes for each passage. */
  readonly bytesPerPassage: number;
  readonly recallAt10: number;
  readonly search: Summary;
  readonly exactSearch: Summary;
  readonly ask: Summary;
}

const USAGE = 'Usage: measure-index QUESTIONS, with the settings as environment variables';
const NEIGHBOURS = 10;
const WARM_UP = 20;

async function residentBytes(): Promise<number> {
  await settled();
  return process.memoryUsage.rss();
}

/** UTF-16 code units: one byte each, as V8 keeps text of Latin letters. */
function textBytes({ documents }: LoadedIndex): number {
  return documents.flatMap(({ paragraphs }) => paragraphs).reduce((sum, { text }) => sum + text.length, 0);
}

async function askAll(answerer: Answerer, questions: readonly string[]): Promise<void> {
  for (const question of questions) await answerer.ask({ question });
}

async function measure(count: number): Promise<LoadedFigures> {
  const settings = readSettings(process.env);
  const embeddings = createEmbeddings(settings);
  const reader = createReader(settings);
  const calibration = await readCalibration(calibrationFile());
  const [statement] = await parseCorpus(await readCorpusFiles('corpus'));
  if (statement === undefined) throw new RangeError('The corpus holds no document');
  const material = await readMaterial(statement);
  const warmUps = distinctQuestions(WARM_UP, material, 2);
  // What models, thesaurus and names take is there with any corpus once questions were asked.
  const { dimension } = await embeddings.identity();
  const small = await indexDocuments([statement], embeddings, { dimension });
  await askAll(new Answerer({ index: small, calibration, reader }), warmUps);
  const before = await residentBytes();
  const start = performance.now();
  const index = await loadIndex(settings.indexFolder, embeddings);
  const watch = new Stopwatch();
  const answerer = new Answerer({
    index,
    calibration,
    reader,
    onStage: (stage, seconds) => {
      watch.add(stage, seconds * 1000);
    },
  });
  const loadSeconds = (performance.now() - start) / 1000;
  await askAll(answerer, warmUps);
  const bytesPerPassage = ((await residentBytes()) - before - textBytes(index)) / index.passageStore.size;
  watch.clear();
  const questions = distinctQuestions(count, material);
  for (const question of questions) await watch.time('ask', () => answerer.ask({ question }));
  const matrix = matrixOf(index.passageStore);
  let found = 0;
  for (const question of questions) {
    const vector = await embeddings.embedQuery(question);
    const right = await watch.time('exact', () => exactNearest(matrix, vector, NEIGHBOURS));
    const near = index.passageStore.nearest(vector, NEIGHBOURS).map(({ label }) => label);
    found += recall(right, near);
  }
  const none = { count: 0, median: 0, p99: 0 };
  const { ask = none, search = none, exact = none } = watch.summaries();
  return { loadSeconds, bytesPerPassage, recallAt10: found / questions.length, search, exactSearch: exact, ask };
}

await runCommand(async () => {
  const count = Number(process.argv[2]);
  if (!(count > 0)) throw new UsageError(USAGE);
  console.log(JSON.stringify(await measure(count)));
});
