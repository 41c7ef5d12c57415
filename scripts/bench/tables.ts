import { markdownTable } from 'markdown-table';
import type { CheckFigures } from './checks.js';
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
