import type { Ranking, RetrievedSentence } from '../retrieval/hybrid-retriever.js';
import type { Answer } from '../types.js';
import { isRightParagraph, isRightSentence, type EvaluationCase, type FoundQuote } from './cases.js';

/** How a system did on one question, its first sentence looked at whether or not it would have refused. */
export interface Outcome {
  readonly question: EvaluationCase;
  readonly found: FoundQuote | null;
  /** The words that it answers with: a span of the sentence, or all of it. Empty where it has none. */
  readonly text: string;
  readonly isRightParagraph: boolean;
  readonly isRightSentence: boolean;
  /** The larger, the surer the system is that its first sentence answers. -Infinity where it found none. */
  readonly confidence: number;
  /** Null where the system leaves the decision to whoever reads its scores. */
  readonly isRefused: boolean | null;
}

/** The whole system, as it answered. */
export function answerOutcome(question: EvaluationCase, answer: Answer): Outcome {
  const found = answer.status === 'answered' ? answer.citations[0] : (answer.related[0] ?? null);
  return {
    ...rightness(question, found),
    text: answer.answer?.text ?? '',
    confidence: answer.confidence,
    isRefused: answer.status !== 'answered',
  };
}

/** A part of the system alone: the sentence that it ranks first, and its score. It answers with the whole sentence. */
type Baseline = (ranking: Ranking) => { readonly best: RetrievedSentence | undefined; readonly score: number };

/** Orders all candidates by a score of its own. */
function ordering(scoreOf: (sentence: RetrievedSentence, ranking: Ranking) => number): Baseline {
  return (ranking) => {
    let [best, score]: [RetrievedSentence | undefined, number] = [undefined, -Infinity];
    for (const sentence of ranking.beforeReading) {
      const own = scoreOf(sentence, ranking);
      if (own > score) [best, score] = [sentence, own];
    }
    return { best, score };
  };
}

/** A sentence without a word of the question is not found. */
function bm25({ metadata }: RetrievedSentence, { bestLexicalSentence }: Ranking): number {
  const { lexicalSentence } = metadata.evidence;
  return lexicalSentence === 0 ? -Infinity : lexicalSentence * bestLexicalSentence;
}

export const BASELINES: Readonly<Record<string, Baseline>> = {
  'BM25 alone': ordering(bm25),
  'dense alone': ordering(({ metadata }) => metadata.evidence.similaritySentence),
  'hybrid, not read': ({ beforeReading: [best] }) => ({ best, score: best?.metadata.score ?? -Infinity }),
  /** What the whole system ranks first, but the decision is left to a threshold on similarity. */
  'by similarity': ({ afterReading: [best] }) => ({
    best,
    score: best?.metadata.evidence.similaritySentence ?? -Infinity,
  }),
};

/** `ranking` is null where nothing was searched for. */
export function baselineOutcome(question: EvaluationCase, ranking: Ranking | null, baseline: Baseline): Outcome {
  const { best, score } = ranking === null ? { best: undefined, score: -Infinity } : baseline(ranking);
  const found = best === undefined ? null : { ...best.metadata, quote: best.pageContent };
  return { ...rightness(question, found), text: found?.quote ?? '', confidence: score, isRefused: null };
}

function rightness(
  question: EvaluationCase,
  found: FoundQuote | null,
): Pick<Outcome, 'question' | 'found' | 'isRightParagraph' | 'isRightSentence'> {
  return {
    question,
    found,
    isRightParagraph: found !== null && isRightParagraph(question, found),
    isRightSentence: found !== null && isRightSentence(question, found),
  };
}
