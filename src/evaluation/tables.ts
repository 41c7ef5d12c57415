import { markdownTable } from 'markdown-table';
import { FIGURES, type Figures } from './figures.js';
import type { EvaluationReport } from './report.js';

type EvaluatedSet = EvaluationReport['sets'][number];

/** What the figures mean where their names don't tell. */
const NOTES = `"by similarity" takes the sentence that statement-qa ranks first and refuses by its cosine to the question alone. All
but statement-qa refuse by the threshold that is best for them in hindsight, statement-qa by its own.
Exact match and F1 are SQuAD's, over all questions: refused, one with an answer counts 0 and one without 1. The others
answer with the whole sentence.
Accuracy: the right sentence and not refused, or refused where there is no answer.
AUROC: of the confidence, for telling answerable from unanswerable. AURC: area under the risk-coverage curve, where a
wrong sentence and an answer to an unanswerable question are errors. ECE: expected calibration error, 10 bins of equal
width, only for confidences that are probabilities.`;

function shown(value: number | null | undefined, isPercentage: boolean): string {
  if (value === null || value === undefined) return '-';
  return isPercentage ? `${(100 * value).toFixed(1)}%` : value.toFixed(3);
}

/** A row for each figure that some system has, a column for each system. */
function figuresTable(figures: Readonly<Record<string, Figures>>): string {
  const rows = Object.entries(FIGURES).flatMap(([name, { label, isPercentage }]) => {
    const values = Object.values(figures).map((of) => of[name as keyof Figures]);
    if (values.every((value) => value === null || value === undefined)) return [];
    return [[label, ...values.map((value) => shown(value, isPercentage))]];
  });
  return markdownTable([['', ...Object.keys(figures)], ...rows], {
    align: ['l', ...Object.keys(figures).map(() => 'r')],
  });
}

function setText({ set, counts, articles, figures }: EvaluatedSet): string {
  const held = Object.entries(counts).map(([kind, count]) => `${String(count)} ${kind}`);
  const over = articles.map(({ title, split }) => `  ${title} (${split})`);
  return [`${set}: ${held.join(', ')}`, ...over, '', figuresTable(figures)].join('\n');
}

/** The report as text: a Markdown table for each set, at most 120 columns wide, and the warnings. */
export function reportText({ sets, warnings }: EvaluationReport): string {
  const warned = warnings.map((warning) => `Warning: ${warning}`);
  return [...sets.map(setText), NOTES, ...(warned.length === 0 ? [] : [warned.join('\n')])].join('\n\n');
}

/** What was missed, two lines a question. */
export function missesText({ sets }: EvaluationReport): string {
  return sets
    .flatMap(({ set, misses }) =>
      misses.map(
        ({ id, verdict, confidence, question, quote }) =>
          `${set} ${id} ${verdict} (${confidence.toFixed(2)}): ${question}\n    ${quote ?? '-'}`,
      ),
    )
    .join('\n');
}
