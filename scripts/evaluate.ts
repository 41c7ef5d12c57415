import { access, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { createClaimChecker } from '../src/assembly/assemble.js';
import { calibrationFile } from '../src/assembly/bundled.js';
import { buildIndexWithProgress, createEmbeddings, createReader } from '../src/cli/index-command.js';
import { runCommand, UsageError } from '../src/cli/run.js';
import { evaluationChart } from '../src/evaluation/chart/evaluation-chart.js';
import { evaluateFolder, type EvaluationReport } from '../src/evaluation/report.js';
import { readSplits } from '../src/evaluation/splits.js';
import { missesText, reportText } from '../src/evaluation/tables.js';
import { packageRoot } from '../src/package-root.js';
import type { QuoteChecker } from '../src/quotes/quote-checker.js';
import { readCalibration } from '../src/retrieval/calibration.js';
import { readSettings } from '../src/settings.js';
import type { SearchIndex } from '../src/vector-index/search-index.js';
import { loadIndex } from '../src/vector-index/load-index.js';
import { onlyArgument } from './only-argument.js';

const USAGE = `Usage: npm run eval -- DIR [--json] [--misses] [--chart FILE.svg]

DIR      a folder with one or more of: questions.jsonl and conversations.jsonl, asked over the indexed corpus;
         squad-*.json, plain-*.json and asked-*.json, each article a document; claims.jsonl and quotes.jsonl, checked
         against the indexed corpus
--json   prints the report as JSON
--misses lists what was not answered as it should be
--chart  draws risk-coverage and reliability curves`;

async function evaluate(folder: string): Promise<EvaluationReport> {
  const settings = readSettings(process.env);
  const embeddings = createEmbeddings(settings);
  const reader = createReader(settings);
  const { id, sha256, dimension } = await embeddings.identity();
  const calibration = await readCalibration(calibrationFile());
  const context = {
    calibration,
    reader,
    embeddings,
    dimension,
    corpus: async () => {
      await buildIndexWithProgress(settings, { embeddings, reader });
      return loadIndex(settings.indexFolder, embeddings);
    },
    claimChecker: (index: SearchIndex, quoteChecker: QuoteChecker) =>
      createClaimChecker(index, calibration, quoteChecker),
    onProgress: (step: string): void => {
      console.error(step);
    },
  };
  const models = { model: { id, sha256 }, reader: await reader.identity() };
  return evaluateFolder(folder, context, models, await readSplits(join(packageRoot(), 'scripts', 'train')));
}

/** Asked before the evaluation, which takes minutes. @throws UsageError */
async function assertFolderOf(file: string): Promise<void> {
  const folder = dirname(file);
  await access(folder).catch(() => {
    throw new UsageError(`There is no folder ${folder} for the chart: make it first, or name another file`);
  });
}

/** The report without what only the chart and the list of misses show, where they are not asked for. */
function reportJson(report: EvaluationReport, withMisses: boolean): string {
  const sets = report.sets.map(({ misses, ...set }) => (withMisses ? { ...set, misses } : set));
  return JSON.stringify({ ...report, sets }, null, 2);
}

const OPTIONS = {
  json: { type: 'boolean', default: false },
  misses: { type: 'boolean', default: false },
  chart: { type: 'string' },
} as const;

/** @throws UsageError on an option that is not known. */
function readArguments(): ReturnType<typeof parseArgs<{ options: typeof OPTIONS; allowPositionals: true }>> {
  try {
    return parseArgs({ options: OPTIONS, allowPositionals: true });
  } catch {
    throw new UsageError(USAGE);
  }
}

await runCommand(async () => {
  const { values, positionals } = readArguments();
  const folder = onlyArgument(positionals, USAGE);
  if (values.chart !== undefined) await assertFolderOf(values.chart);
  const report = await evaluate(folder);
  if (values.json) console.log(reportJson(report, values.misses));
  else {
    console.log(reportText(report));
    if (values.misses) console.log(`\n${missesText(report)}`);
  }
  if (values.chart !== undefined) await writeFile(values.chart, evaluationChart(report));
});
