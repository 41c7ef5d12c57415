import { Answerer, type AnswererFields } from '../answer/answerer.js';
import type { Ranking } from '../retrieval/hybrid-retriever.js';
import type { EvaluationCase } from './cases.js';
import { answerOutcome, baselineOutcome, BASELINES, type Outcome } from './outcomes.js';

/** Every system's outcome for every question, by the system's name. */
export type OutcomesBySystem = ReadonlyMap<string, Outcome[]>;

export const WHOLE_SYSTEM = 'statement-qa';

export function noOutcomes(): OutcomesBySystem {
  return new Map([...Object.keys(BASELINES), WHOLE_SYSTEM].map((system) => [system, []]));
}

/**
 * Asks questions of the whole system and adds to `outcomes` how it and its parts alone did. The parts are judged by the
 * same search as the answer, so that they are given a follow-up as the system understood it.
 */
export async function evaluate(
  { index, calibration, reader }: AnswererFields,
  cases: readonly EvaluationCase[],
  outcomes: OutcomesBySystem,
): Promise<void> {
  const rankings = new Map<string, Ranking>();
  const onRanked = (ranking: Ranking): void => void rankings.set(ranking.question, ranking);
  const answerer = new Answerer({ index, calibration, reader, onRanked });
  for (const question of cases) {
    rankings.clear();
    const answer = await answerer.ask({ question: question.question, history: question.history });
    const ranking = rankingOf(answer.standaloneQuestion, rankings);
    if (ranking === null && answer.status === 'answered') {
      throw new Error(`"${answer.standaloneQuestion}" was answered, but nothing was ranked for it`);
    }
    outcomes.get(WHOLE_SYSTEM)?.push(answerOutcome(question, answer));
    for (const [system, baseline] of Object.entries(BASELINES)) {
      outcomes.get(system)?.push(baselineOutcome(question, ranking, baseline));
    }
  }
}

/** Of several questions at once that of the first which is answered. */
function rankingOf(standalone: string, rankings: ReadonlyMap<string, Ranking>): Ranking | null {
  const first = [...rankings.values()].find(({ question }) => standalone.startsWith(`${question} `));
  return rankings.get(standalone) ?? first ?? null;
}
