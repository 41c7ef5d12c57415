import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  createClaimChecker,
  buildIndexWithProgress,
  createEmbeddings,
  createReader,
  defaultCalibrationFile,
} from '../src/cli/index-command.js';
import { onlyArgument, runCommand } from '../src/cli/run.js';
import type { TransformersEmbeddings } from '../src/embeddings/transformers-embeddings.js';
import {
  claimOutcomes,
  isRightEvidence,
  isRightQuote,
  isRightVerdict,
  measureClaims,
  measureQuotes,
  quoteOutcomes,
  type ClaimOutcome,
  type QuoteOutcome,
} from '../src/evaluation/check-metrics.js';
import { readClaims, readQuotes } from '../src/evaluation/claim-cases.js';
import { evaluate, WHOLE_SYSTEM, type OutcomesBySystem } from '../src/evaluation/evaluate.js';
import { measure, type Metrics } from '../src/evaluation/metrics.js';
import { readQuestions, readSquad } from '../src/evaluation/read-sets.js';
import { QuoteChecker } from '../src/quotes/quote-checker.js';
import { readCalibration } from '../src/retrieval/calibration.js';
import { readSettings } from '../src/settings.js';
import { indexDocuments } from '../src/vector-index/index-documents.js';
import { loadIndex } from '../src/vector-index/load-index.js';

const USAGE = `Usage: npm run eval -- DIR [--json] [--misses]

DIR      a folder with questions.jsonl, asked over the indexed corpus, and squad-*.json, each article a document;
         claims.jsonl and quotes.jsonl, where there are such, are checked against the indexed corpus
--json   prints the figures as JSON
--misses lists the questions, claims and quotes that were not answered or judged rightly`;

type Figures = Record<string, Record<string, Metrics>>;

interface Checks {
  readonly claims: readonly ClaimOutcome[];
  readonly quotes: readonly QuoteOutcome[];
}

async function checkAll(folder: string, embeddings: TransformersEmbeddings): Promise<Checks> {
  const index = await loadIndex(readSettings(process.env).indexFolder, embeddings);
  const quoteChecker = new QuoteChecker(index.documents);
  const claimChecker = await createClaimChecker(index, await readCalibration(defaultCalibrationFile()), quoteChecker);
  return {
    claims: await claimOutcomes(claimChecker, await readClaims(join(folder, 'claims.jsonl'))),
    quotes: quoteOutcomes(quoteChecker, await readQuotes(join(folder, 'quotes.jsonl'))),
  };
}

function printChecks({ claims, quotes }: Checks): void {
  const ofClaims = measureClaims(claims);
  const ofQuotes = measureQuotes(quotes);
  console.log(
    `\n${String(ofClaims.claims)} claims: ${percent(ofClaims.rightVerdicts)} right verdicts, ` +
      `${String(ofClaims.wronglySupported)} wrongly supported, ${percent(ofClaims.rightEvidence)} right evidence`,
  );
  console.log(`${String(ofQuotes.quotes)} quotes: ${percent(ofQuotes.right)} right`);
}

function printMissedChecks({ claims, quotes }: Checks): void {
  for (const outcome of claims) {
    const { claim, check } = outcome;
    if (isRightVerdict(outcome) && (check.verdict === 'not_found' || isRightEvidence(outcome))) continue;
    const evidence = check.citations[0]?.quote ?? '-';
    console.log(`claims ${claim.id} ${claim.verdict}, judged ${check.verdict}: ${claim.claim}\n    ${evidence}`);
  }
  for (const outcome of quotes.filter((one) => !isRightQuote(one))) {
    console.log(
      `quotes ${outcome.quote.id} ${outcome.quote.status}, judged ${outcome.check.status}: ${outcome.quote.quote}`,
    );
  }
}

async function outcomesBySet(
  folder: string,
  embeddings: TransformersEmbeddings,
): Promise<Map<string, OutcomesBySystem>> {
  const settings = readSettings(process.env);
  await buildIndexWithProgress(settings, embeddings);
  const calibration = await readCalibration(defaultCalibrationFile());
  const reader = createReader(settings);
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
  const checks = await checkAll(folder, embeddings);
  if (values.json) {
    const { claims, quotes } = checks;
    console.log(JSON.stringify({ ...figures, claims: measureClaims(claims), quotes: measureQuotes(quotes) }, null, 2));
  } else {
    printTable(figures);
    printChecks(checks);
  }
  if (!values.misses) return;
  printMisses(sets);
  printMissedChecks(checks);
});
