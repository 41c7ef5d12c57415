import { Answerer, type AnswererFields } from '../answer/answerer.js';
import { HybridRetriever } from '../retrieval/hybrid-retriever.js';
import type { EvaluationCase } from './cases.js';
import { answererOutcome, baselineOutcomes, type Outcome } from './outcomes.js';

/** Every system's outcome for every question, by the system's name. */
export type OutcomesBySystem = Map<string, Outcome[]>;

export const WHOLE_SYSTEM = 'statement-qa';

/** Asks questions of the whole system and of its parts alone, over the same index, and adds the outcomes to `outcomes`. */
export async function evaluate(
  { index, calibration, reader }: AnswererFields,
  cases: readonly EvaluationCase[],
  outcomes: OutcomesBySystem = new Map(),
): Promise<OutcomesBySystem> {
  const answerer = new Answerer({ index, calibration, reader });
  const retriever = new HybridRetriever({ index, weights: calibration.ranking, reader });
  for (const question of cases) {
    const bySystem = {
      ...(await baselineOutcomes(retriever, question)),
      [WHOLE_SYSTEM]: await answererOutcome(answerer, question),
    };
    for (const [system, outcome] of Object.entries(bySystem)) {
      const known = outcomes.get(system);
      if (known === undefined) outcomes.set(system, [outcome]);
      else known.push(outcome);
    }
  }
  return outcomes;
}
