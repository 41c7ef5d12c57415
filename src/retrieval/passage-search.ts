import type { SentencePassage } from '../types.js';
import type { LexicalMatch } from './bm25.js';
import type { Query } from './query.js';

/** A paragraph passage that holds a sentence passage. */
export interface SentenceContext {
  readonly match: LexicalMatch;
  /** Cosine of question and passage, -1 to 1. */
  readonly similarity: number;
  /** The part of what the question mentions that the passage holds, 0 to 1. */
  readonly mentions: number;
}

/** A sentence passage that may answer. */
export interface FoundSentence {
  readonly passage: SentencePassage;
  readonly match: LexicalMatch;
  /** Cosine of question and passage, -1 to 1. */
  readonly similarity: number;
  readonly contexts: readonly SentenceContext[];
}

export interface Found {
  /** In any order, each once. */
  readonly sentences: readonly FoundSentence[];
  /** The part of what the question mentions that stands in any paragraph, 0 to 1. */
  readonly mentionsKnown: number;
  /** Whether the question is of somebody of whom nothing stands in any paragraph. */
  readonly isOfStranger: boolean;
}

export interface SearchOptions {
  /** How many passages each kind of search puts forward. */
  readonly candidates: number;
  /** Only these documents; all where left out. */
  readonly documents?: readonly string[] | undefined;
}

/** What retrieval asks of an index, wherever its passages are kept. */
export interface PassageSearch {
  /**
   * The sentence passages that may answer: those with the highest BM25, those in paragraph passages with the highest
   * BM25, and those that are, or lie in, the passages nearest to the question.
   */
  find(query: Query, options: SearchOptions): Promise<Found>;

  /** Those of some terms that any paragraph passage holds. */
  held(terms: readonly string[]): Promise<ReadonlySet<string>>;
}
