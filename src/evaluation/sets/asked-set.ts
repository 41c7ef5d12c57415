import type { AnswererFields } from '../../answer/answerer.js';
import { evaluate, noOutcomes, WHOLE_SYSTEM, type OutcomesBySystem } from '../evaluate.js';
import type { EvaluationCase } from '../cases.js';
import { decides, judged, measure } from '../measure.js';
import { reliability } from '../metrics/calibration-error.js';
import { riskCoverage, thinned } from '../metrics/risk-coverage.js';
import type { Outcome } from '../outcomes.js';
import type { Curves, Miss, SetResult } from './set-result.js';

/** With fewer questions a curve shows chance. */
const LEAST_FOR_CURVES = 20;
const CURVE_POINTS = 100;

/** Questions and what they are asked over. */
export interface AskedGroup {
  readonly index: AnswererFields['index'];
  readonly cases: readonly EvaluationCase[];
}

function curves(outcomes: OutcomesBySystem): Curves | null {
  if ((outcomes.get(WHOLE_SYSTEM)?.length ?? 0) < LEAST_FOR_CURVES) return null;
  const systems = [...outcomes].map(([system, of]) => ({ system, of, judged: of.map(judged) }));
  return {
    riskCoverage: Object.fromEntries(
      systems.map((each) => [each.system, thinned(riskCoverage(each.judged), CURVE_POINTS)]),
    ),
    reliability: Object.fromEntries(
      systems.filter(({ of }) => decides(of)).map((each) => [each.system, reliability(each.judged)]),
    ),
  };
}

function verdictOf({ question, isRefused, isRightSentence, isRightParagraph }: Outcome): string | null {
  if (question.gold === null) return isRefused === true ? null : 'should be refused';
  if (isRefused === true) return isRightSentence ? 'refused, though found' : 'refused';
  if (isRightSentence) return null;
  return isRightParagraph ? 'wrong sentence of the right paragraph' : 'wrong paragraph';
}

function toMisses(outcomes: readonly Outcome[]): Miss[] {
  return outcomes.flatMap((outcome) => {
    const verdict = verdictOf(outcome);
    if (verdict === null) return [];
    const { question, confidence, found } = outcome;
    return [{ id: question.id, question: question.question, verdict, confidence, quote: found?.quote ?? null }];
  });
}

/** Asks all questions of a set, each over its own group's documents. `groups` are taken one by one. */
export async function askSet(
  { set, articles }: Pick<SetResult, 'set' | 'articles'>,
  groups: AsyncIterable<AskedGroup> | Iterable<AskedGroup>,
  { calibration, reader }: Pick<AnswererFields, 'calibration' | 'reader'>,
): Promise<SetResult> {
  const outcomes = noOutcomes();
  for await (const { index, cases } of groups) await evaluate({ index, calibration, reader }, cases, outcomes);
  const whole = outcomes.get(WHOLE_SYSTEM) ?? [];
  const answerable = whole.filter(({ question }) => question.gold !== null).length;
  return {
    set,
    articles,
    counts: { answerable, unanswerable: whole.length - answerable },
    figures: Object.fromEntries([...outcomes].map(([system, of]) => [system, measure(of)])),
    curves: curves(outcomes),
    misses: toMisses(whole),
  };
}
