import type { Evidence } from '../retrieval/evidence.js';
import type { RetrievedSentence } from '../retrieval/hybrid-retriever.js';

/** What a further sentence has at least of what the best one has: of its score, its words of the question, its reader's belief. */
const OF_SCORE = 0.8;
const OF_COVERAGE = 0.75;
const OF_RELEVANCE = 0.5;
/** What shares no telling word with the question is held to more. */
const RELEVANT = 0.9;

/** The sentences that name, offer and speak of the same as the best one: reading tells which of them answer. */
export function alike(best: RetrievedSentence, others: readonly RetrievedSentence[]): RetrievedSentence[] {
  const { evidence: first } = best.metadata;
  return others.filter(({ metadata: { evidence } }) => {
    const names = evidence.mentionsParagraph >= first.mentionsParagraph && evidence.agreement >= first.agreement;
    const offers = evidence.answerType >= first.answerType;
    return names && offers && evidence.tellingCoverage >= OF_COVERAGE * first.tellingCoverage;
  });
}

/**
 * Of sentences alike, all read, those that answer as well as the best one: the reader believes nearly as much of them, unless
 * a topic is asked about, of which it does not decide what is told.
 */
export function alsoAnswering(best: RetrievedSentence, others: readonly RetrievedSentence[]): RetrievedSentence[] {
  const { score, evidence: first } = best.metadata;
  return others.filter(
    ({ metadata: { score: own, evidence } }) =>
      own >= OF_SCORE * score && (first.form === 'topic' || evidence.relevance >= leastRelevance(first, evidence)),
  );
}

function leastRelevance(first: Evidence, { tellingCoverage }: Evidence): number {
  return Math.max(OF_RELEVANCE * first.relevance, tellingCoverage > 0 ? 0 : RELEVANT);
}
