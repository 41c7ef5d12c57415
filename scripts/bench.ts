import { Command, InvalidArgumentError } from 'commander';
import { writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { calibrationFile } from '../src/assembly/bundled.js';
import { buildIndexWithProgress, createEmbeddings, createReader } from '../src/cli/index-command.js';
import { runCommand } from '../src/cli/run.js';
import { parseCorpus, readCorpusFiles } from '../src/corpus/read-corpus.js';
import { packageVersion } from '../src/package-version.js';
import { readCalibration } from '../src/retrieval/calibration.js';
import { readSettings, type Settings } from '../src/settings.js';
import type { CorpusDocument } from '../src/types.js';
import { measureChecks, type CheckFigures } from './bench/checks.js';
import { measureGraphs, type GraphFigures } from './bench/graph.js';
import { measureGrowth, type GrowthFigures } from './bench/growing.js';
import { distinctQuestions, readMaterial, type Material } from './bench/material.js';
import { measureServing, type ServingFigures } from './bench/serving.js';
import { measureStages, type StageCosts } from './bench/stages.js';
import { printChecks, printGraphs, printGrowth, printServing, printStages } from './bench/tables.js';

const PARTS = ['question', 'server', 'checks', 'corpus', 'graph'] as const;
type Part = (typeof PARTS)[number];

interface BenchOptions {
  readonly quick: boolean;
  readonly json?: string;
  readonly only?: readonly Part[];
  readonly sizes?: readonly number[];
}

/** How much of everything is done. */
interface Extent {
  readonly questions: number;
  readonly seconds: number;
  readonly checks: number;
  /** In passages. */
  readonly sizes: readonly number[];
  readonly askedOfEach: number;
  /** Passages of the graphs that are compared. */
  readonly graphPassages: number;
}

const FULL: Extent = {
  questions: 1000,
  seconds: 20,
  checks: 201,
  sizes: [1000, 10_000, 100_000],
  askedOfEach: 200,
  graphPassages: 10_000,
};
const QUICK: Extent = {
  questions: 150,
  seconds: 5,
  checks: 21,
  sizes: [1000, 4000],
  askedOfEach: 50,
  graphPassages: 2000,
};
const WARM_UP = 30;

interface Results {
  readonly at: string;
  readonly version: string;
  readonly quick: boolean;
  readonly machine: Readonly<Record<'processor' | 'cores' | 'memory' | 'node', string | number>>;
  question?: StageCosts['stages'];
  server?: ServingFigures;
  checks?: CheckFigures[];
  corpus?: GrowthFigures[];
  graph?: GraphFigures[];
}

function machine(): Results['machine'] {
  const [first] = cpus();
  const memory = `${(totalmem() / 2 ** 30).toFixed(0)} GiB`;
  return { processor: first?.model.trim() ?? 'unknown', cores: cpus().length, memory, node: process.version };
}

async function bundledStatement({ corpusFolder }: Settings): Promise<CorpusDocument> {
  const [statement] = await parseCorpus(await readCorpusFiles(corpusFolder));
  if (statement === undefined) throw new RangeError('The corpus holds no document');
  return statement;
}

/** The parts about one question and the server, whose answer of median size the bare server of the comparison responds. */
async function measureQuestions(
  settings: Settings,
  { material, extent, wants }: { material: Material; extent: Extent; wants: (part: Part) => boolean },
): Promise<Pick<Results, 'question' | 'server'>> {
  const questions = distinctQuestions(extent.questions, material);
  const warmUp = distinctQuestions(WARM_UP, material, 2);
  console.error(`Asking ${String(questions.length)} questions`);
  const { stages, answer } = await measureStages(settings, { questions, warmUp });
  printStages(stages);
  if (!wants('server')) return { question: stages };
  console.error('Sending questions to servers');
  const server = await measureServing(questions, { answer, seconds: extent.seconds });
  printServing(server);
  return { question: stages, server };
}

async function bench({ quick, json, only, sizes }: BenchOptions): Promise<void> {
  const wants = (part: Part): boolean => only?.includes(part) ?? true;
  const extent = quick ? QUICK : FULL;
  const settings = readSettings(process.env);
  const embeddings = createEmbeddings(settings);
  await buildIndexWithProgress(settings, { embeddings, reader: createReader(settings) });
  const statement = await bundledStatement(settings);
  const material = await readMaterial(statement);
  const results: Results = { at: new Date().toISOString(), version: packageVersion(), quick, machine: machine() };
  console.log(Object.values(results.machine).join(', '));
  if (wants('question') || wants('server')) {
    Object.assign(results, await measureQuestions(settings, { material, extent, wants }));
  }
  if (wants('checks')) {
    console.error('Checking quotes and claims');
    results.checks = await measureChecks(statement, material, {
      embeddings,
      dimension: (await embeddings.identity()).dimension,
      calibration: await readCalibration(calibrationFile()),
      runs: extent.checks,
    });
    printChecks(results.checks);
  }
  if (wants('corpus')) {
    console.error('Building and asking growing corpora');
    results.corpus = await measureGrowth(material, {
      embeddings,
      sizes: sizes ?? extent.sizes,
      questions: extent.askedOfEach,
    });
    printGrowth(results.corpus);
  }
  if (wants('graph')) {
    console.error('Building graphs with other parameters');
    results.graph = await measureGraphs(material, {
      embeddings,
      passages: extent.graphPassages,
      questions: distinctQuestions(extent.askedOfEach, material),
    });
    printGraphs(results.graph);
  }
  if (json !== undefined) await writeFile(json, `${JSON.stringify(results, null, 2)}\n`);
}

function parts(value: string): Part[] {
  return value.split(',').map((name) => {
    const part = PARTS.find((candidate) => candidate === name);
    if (part === undefined) throw new InvalidArgumentError(`must be some of ${PARTS.join(', ')}, parted by commas`);
    return part;
  });
}

function passageCounts(value: string): number[] {
  const counts = value.split(',').map(Number);
  if (counts.some((count) => !(count > 0))) throw new InvalidArgumentError('must be numbers above 0, parted by commas');
  return counts;
}

await runCommand(async () => {
  await new Command('bench')
    .description('Measures what answers, checks and a growing corpus cost, each beside a reference of the same run.')
    .option('--quick', 'less of everything, in under two minutes', false)
    .option('--json <file>', 'writes the figures too')
    .option('--only <parts>', `some of ${PARTS.join(', ')}, parted by commas`, parts)
    .option('--sizes <counts>', 'of the corpora, in passages, parted by commas', passageCounts)
    .action(bench)
    .parseAsync();
});
