import type { RetrievedSentence } from '../retrieval/hybrid-retriever.js';

/** What a further sentence has at least of what the best one has: of its score, its words of the question, its reader's belief. */
const OF_SCORE = 0.8;
const OF_COVERAGE = 0.75;
const OF_RELEVANCE = 0.5;

/** The sentences after the best one that answer as well: they name the same, and the reader believes nearly as much of them. */
export function alsoAnswering(best: RetrievedSentence, others: readonly RetrievedSentence[]): RetrievedSentence[] {
  const { score, evidence: first } = best.metadata;
  return others.filter(({ metadata: { score: own, evidence } }) => {
    const names = evidence.mentionsParagraph >= first.mentionsParagraph && evidence.agreement >= first.agreement;
    const speaks = evidence.tellingCoverage >= OF_COVERAGE * first.tellingCoverage;
    const isBelieved = evidence.relevance >= OF_RELEVANCE * first.relevance;
    return own >= OF_SCORE * score && names && speaks && isBelieved;
  });
}
