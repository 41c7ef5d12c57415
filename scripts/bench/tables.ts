import { markdownTable } from 'markdown-table';
import type { CheckFigures } from './checks.js';
import type { GraphFigures } from './graph.js';
import type { GrowthFigures } from './growing.js';
import type { ServingFigures } from './serving.js';
import type { Summary } from './timing.js';

function milliseconds(value: number): string {
  return `${value.toFixed(value < 10 ? 2 : 1)} ms`;
}

function print(title: string, rows: readonly (readonly string[])[]): void {
  console.log(`\n${title}\n\n${markdownTable(rows.map((row) => [...row]))}`);
}

/** Each part of an answer, and how much of the whole answer it is. */
export function printStages(stages: Readonly<Record<string, Summary>>): void {
  const whole = stages['ask']?.median ?? 1;
  const rows = Object.entries(stages).map(([name, { median, p99 }]) => [
    name,
    milliseconds(median),
    milliseconds(p99),
    `${((100 * median) / whole).toFixed(1)}%`,
  ]);
  const count = String(stages['ask']?.count ?? 0);
  print(`One question, of ${count} distinct ones`, [['', 'median', '99th percentile', 'of an answer'], ...rows]);
}

export function printServing({ start, ...loads }: ServingFigures): void {
  const names = {
    server: 'POST /v1/ask',
    serverAtHalfRate: 'the same at half of that rate',
    twoWorkers: 'the first with --workers 2',
    bareExpress: 'bare Express',
  };
  const reference = loads.bareExpress.requestsPerSecond;
  const rows = Object.entries(names).map(([key, name]) => {
    const { requestsPerSecond, median, p99, failed } = loads[key as keyof typeof names];
    const part = `${((100 * requestsPerSecond) / reference).toFixed(1)}%`;
    return [name, requestsPerSecond.toFixed(1), part, milliseconds(median), milliseconds(p99), String(failed)];
  });
  print('A server, distinct questions from another process', [
    ['', 'requests a second', 'of bare Express', 'median', '99th percentile', 'failed'],
    ...rows,
  ]);
  console.log(
    `\nFrom start to ready ${start.seconds.toFixed(2)} s; resident memory then ${start.megabytes.toFixed(0)} MB`,
  );
}

export function printChecks(figures: readonly CheckFigures[]): void {
  const [first] = figures;
  const rows = figures.map(({ paragraphs, quote, claim }) => [
    `${paragraphs.toLocaleString('en')} paragraphs`,
    milliseconds(quote.median),
    (quote.median / (first?.quote.median ?? 1)).toFixed(1),
    milliseconds(claim.median),
    (claim.median / (first?.claim.median ?? 1)).toFixed(1),
  ]);
  print('Checks, medians', [['', 'quote', 'of the first', 'claim', 'of the first'], ...rows]);
}

/** A column a size, and in brackets how many times the size before. */
export function printGrowth(figures: readonly GrowthFigures[]): void {
  const grown = (name: string, value: (one: GrowthFigures) => number, text: (value: number) => string): string[] => [
    name,
    ...figures.map((one, i) => {
      const before = figures[i - 1];
      const times = before === undefined ? '' : ` (×${(value(one) / value(before)).toFixed(1)})`;
      return text(value(one)) + times;
    }),
  ];
  const whole = (value: number): string => Math.round(value).toLocaleString('en');
  const seconds = (value: number): string => `${value.toFixed(2)} s`;
  print('A growing corpus', [
    ['passages', ...figures.map(({ passages }) => whole(passages))],
    ['documents', ...figures.map(({ documents }) => whole(documents))],
    grown('passages and terms embedded a second', (one) => one.embeddedPerSecond, whole),
    grown('inserted a second', (one) => one.insertedPerSecond, whole),
    grown('built in', (one) => one.buildSeconds, seconds),
    grown('built again, one document changed', (one) => one.rebuildSeconds, seconds),
    grown(
      'on disk',
      (one) => one.diskBytes / 1e6,
      (value) => `${value.toFixed(1)} MB`,
    ),
    grown(
      'in memory beyond the text, a passage',
      (one) => one.bytesPerPassage,
      (value) => `${whole(value)} bytes`,
    ),
    grown('loaded in', (one) => one.loadSeconds, seconds),
    grown(
      'recall@10 of HNSW',
      (one) => one.recallAt10,
      (value) => value.toFixed(4),
    ),
    grown('exact search over vectors, median', (one) => one.exactSearch.median, milliseconds),
    grown('search, median', (one) => one.search.median, milliseconds),
    grown('search, 99th percentile', (one) => one.search.p99, milliseconds),
    grown('a question, median', (one) => one.ask.median, milliseconds),
    grown('a question, 99th percentile', (one) => one.ask.p99, milliseconds),
  ]);
}

export function printGraphs(figures: readonly GraphFigures[]): void {
  const rows = figures.map(({ m, efConstruction, efSearch, insertedPerSecond, bytesPerVector, recallAt10, search }) => [
    ...[m, efConstruction, efSearch, Math.round(insertedPerSecond), bytesPerVector].map(String),
    recallAt10.toFixed(4),
    milliseconds(search.median),
    milliseconds(search.p99),
  ]);
  print(`Graphs of ${String(figures[0]?.passages ?? 0)} passages`, [
    [
      'M',
      'efConstruction',
      'efSearch',
      'inserted a second',
      'bytes a vector',
      'recall@10',
      'median',
      '99th percentile',
    ],
    ...rows,
  ]);
}
