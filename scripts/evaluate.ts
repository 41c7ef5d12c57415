import { parseArgs } from 'node:util';
import {
  buildIndexWithProgress,
  createEmbeddings,
  createReader,
  defaultCalibrationFile,
} from '../src/cli/index-command.js';
import { onlyArgument, runCommand } from '../src/cli/run.js';
import type { TransformersEmbeddings } from '../src/embeddings/transformers-embeddings.js';
import { evaluate, WHOLE_SYSTEM, type OutcomesBySystem } from '../src/evaluation/evaluate.js';
import { measure, type Metrics } from '../src/evaluation/metrics.js';
import { readQuestions, readSquad } from '../src/evaluation/read-sets.js';
import { readCalibration } from '../src/retrieval/calibration.js';
import { readSettings } from '../src/settings.js';
import { indexDocuments } from '../src/vector-index/index-documents.js';
import { loadIndex } from '../src/vector-index/load-index.js';

const USAGE = `Usage: npm run eval -- DIR [--json] [--misses]

DIR      a folder with questions.jsonl, asked over the indexed corpus, and squad-*.json, each article a document
--json   prints the figures as JSON
--misses lists the questions that were not answered rightly`;

type Figures = Record<string, Record<string, Metrics>>;

async function outcomesBySet(
  folder: string,
  embeddings: TransformersEmbeddings,
): Promise<Map<string, OutcomesBySystem>> {
  const settings = readSettings(process.env);
  const reader = createReader(settings);
  await buildIndexWithProgress(settings, { embeddings, reader });
  const calibration = await readCalibration(defaultCalibrationFile());
  const sets = new Map<string, OutcomesBySystem>();
  const index = await loadIndex(settings.indexFolder, embeddings);
  sets.set('questions', await evaluate({ index, calibration, reader }, await readQuestions(folder)));
  const { dimension } = await embeddings.identity();
  for (const { name, groups } of await readSquad(folder)) {
    const outcomes: OutcomesBySystem = new Map();
    for (const [i, { documents, cases }] of groups.entries()) {
      console.error(`${name}: article ${String(i + 1)} of ${String(groups.length)}, ${documents[0]?.title ?? ''}`);
      const own = await indexDocuments(documents, embeddings, { dimension });
      await evaluate({ index: own, calibration, reader }, cases, outcomes);
    }
    sets.set(name, outcomes);
  }
  return sets;
}

function percent(value: number | null): string {
  return value === null ? '-' : `${(100 * value).toFixed(1)}%`;
}

function printTable(figures: Figures): void {
  for (const [set, bySystem] of Object.entries(figures)) {
    const { answerable = 0, unanswerable = 0 } = bySystem[WHOLE_SYSTEM] ?? {};
    console.log(`\n${set}: ${String(answerable)} answerable and ${String(unanswerable)} unanswerable questions`);
    console.table(
      Object.fromEntries(
        Object.entries(bySystem).map(([system, metrics]) => [
          system,
          {
            'right paragraph': percent(metrics.rightParagraph),
            'right sentence': percent(metrics.rightSentence),
            'right, not refused': percent(metrics.rightAnswered),
            'unanswerable refused': percent(metrics.refusedUnanswerable),
            'answerable refused': percent(metrics.refusedAnswerable),
            AUROC: metrics.auroc?.toFixed(3) ?? '-',
          },
        ]),
      ),
    );
  }
  console.log(
    '\nBM25 and dense refuse by the threshold that is best for them in hindsight, the whole system by its own.',
  );
}

function printMisses(sets: ReadonlyMap<string, OutcomesBySystem>): void {
  for (const [set, outcomes] of sets) {
    for (const { question, found, isRightSentence, isRefused, confidence } of outcomes.get(WHOLE_SYSTEM) ?? []) {
      const isMiss = question.gold === null ? isRefused === false : isRefused === true || !isRightSentence;
      if (!isMiss) continue;
      const verdict = question.gold === null ? 'should be refused' : isRefused === true ? 'refused' : 'wrong sentence';
      console.log(
        `${set} ${question.id} ${verdict} (${confidence.toFixed(2)}): ${question.question}\n    ${found?.quote ?? '-'}`,
      );
    }
  }
}

await runCommand(async () => {
  const { values, positionals } = parseArgs({
    options: { json: { type: 'boolean', default: false }, misses: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const folder = onlyArgument(positionals, USAGE);
  const embeddings = createEmbeddings(readSettings(process.env));
  const sets = await outcomesBySet(folder, embeddings);
  const figures: Figures = Object.fromEntries(
    [...sets].map(([set, outcomes]) => [
      set,
      Object.fromEntries([...outcomes].map(([system, of]) => [system, measure(of)])),
    ]),
  );
  if (values.json) console.log(JSON.stringify(figures, null, 2));
  else printTable(figures);
  if (values.misses) printMisses(sets);
});
