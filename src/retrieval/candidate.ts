import type { Reading } from '../reading/reading.js';
import type { SentencePassage } from '../types.js';
import type { Evidence } from './evidence.js';
import { fusedScore, type RankingWeights } from './fusion.js';
import type { Found } from './passage-search.js';
import type { Query } from './query.js';

/** A question that the document itself asks, as a list of frequent ones does; one that it quotes is told. */
const IS_QUESTION = /\?[)\]]*$/;

/** A passage that may answer, and what speaks for it. */
export interface Candidate {
  /** The question as it is put to the passage's document. */
  readonly asked: string;
  readonly passage: SentencePassage;
  readonly evidence: Evidence;
  readonly reading: Reading | null;
}

/** A candidate with its scores, each 0 to 1, larger is better. */
export interface RankedCandidate extends Candidate {
  /** By all evidence; by all but the reader's. They are the same for one that was not read. */
  readonly score: number;
  readonly unreadScore: number;
}

export function ranked(candidate: Candidate, weights: RankingWeights): RankedCandidate {
  const { evidence } = candidate;
  return {
    ...candidate,
    score: fusedScore(evidence, weights),
    unreadScore: fusedScore({ ...evidence, relevance: 0, comparison: 0 }, weights),
  };
}

/** What was found that may answer, with all evidence but the reader's; BM25, which has no scale of its own, as parts of the best candidate's. */
export function candidatesOf(found: Found, query: Query): Candidate[] {
  const { sentences, mentionsKnown, isOfStranger } = found;
  const bestSentence = bestLexicalSentence(found);
  const bestParagraph = greatest(sentences.flatMap(({ contexts }) => contexts.map(({ match }) => match.score)));
  const telling = sentences.filter(({ passage }) => !IS_QUESTION.test(passage.text));
  return telling.map(({ passage, match, similarity, contexts }) => ({
    asked: query.text,
    passage,
    evidence: {
      lexicalSentence: match.score / bestSentence,
      lexicalParagraph: Math.max(0, ...contexts.map((context) => context.match.score)) / bestParagraph,
      coverageSentence: match.coverage,
      coverageParagraph: Math.max(0, ...contexts.map((context) => context.match.coverage)),
      tellingCoverage: match.tellingCoverage,
      similaritySentence: similarity,
      similarityParagraph: Math.max(-1, ...contexts.map((context) => context.similarity)),
      relevance: 0,
      comparison: 0,
      relevanceTogether: null,
      answerType: query.answerTypeFit(passage.text),
      mentionsParagraph: Math.max(0, ...contexts.map(({ mentions }) => mentions)),
      mentionsKnown,
      agreement: query.agreement(passage.text),
      isOfStranger,
      form: query.form,
    },
    reading: null,
  }));
}

/** The greatest BM25 score of a sentence; 1 where none scored. */
export function bestLexicalSentence({ sentences }: Found): number {
  return greatest(sentences.map(({ match }) => match.score));
}

/** The greatest value, to divide by: 1 where none is above 0. */
function greatest(values: readonly number[]): number {
  return values.reduce((best, value) => Math.max(best, value), 0) || 1;
}
