import type { Answerer } from '../answer/answerer.js';
import type { HybridRetriever, RetrievedSentence } from '../retrieval/hybrid-retriever.js';
import { isRightParagraph, isRightSentence, type EvaluationCase, type Found } from './cases.js';

/** How a system did on one question, its first sentence looked at whether or not it would have refused. */
export interface Outcome {
  readonly question: EvaluationCase;
  readonly found: Found | null;
  readonly isRightParagraph: boolean;
  readonly isRightSentence: boolean;
  /** The larger, the surer the system is that its first sentence answers. */
  readonly confidence: number;
  /** Null where the system leaves the decision to whoever reads its scores. */
  readonly isRefused: boolean | null;
}

function toOutcome(
  question: EvaluationCase,
  found: Found | null,
  confidence: number,
  isRefused: boolean | null,
): Outcome {
  return {
    question,
    found,
    isRightParagraph: found !== null && isRightParagraph(question, found),
    isRightSentence: found !== null && isRightSentence(question, found),
    confidence,
    isRefused,
  };
}

/** The whole system, asked as a user asks. */
export async function answererOutcome(answerer: Answerer, question: EvaluationCase): Promise<Outcome> {
  const answer = await answerer.ask({ question: question.question });
  const found = answer.status === 'answered' ? answer.citations[0] : (answer.related[0] ?? null);
  return toOutcome(question, found, answer.confidence, answer.status === 'no_answer');
}

/** One of the system's parts alone, ranking the same sentences by a score of its own. */
export type Baseline = (sentence: RetrievedSentence) => number;

export const BASELINES = {
  'BM25 alone': ({ metadata }) => metadata.evidence.lexicalSentence,
  'dense alone': ({ metadata }) => metadata.evidence.similaritySentence,
} as const satisfies Record<string, Baseline>;

export async function baselineOutcomes(
  retriever: HybridRetriever,
  question: EvaluationCase,
): Promise<Record<keyof typeof BASELINES, Outcome>> {
  const sentences = await retriever.retrieve(question.question, { k: Infinity });
  const outcome = (score: Baseline): Outcome => {
    const [best] = [...sentences].sort((a, b) => score(b) - score(a));
    const found = best === undefined ? null : { ...best.metadata, quote: best.pageContent };
    return toOutcome(question, found, best === undefined ? -Infinity : score(best), null);
  };
  return { 'BM25 alone': outcome(BASELINES['BM25 alone']), 'dense alone': outcome(BASELINES['dense alone']) };
}
