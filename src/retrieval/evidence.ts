import type { QuestionForm } from './query.js';

/** What speaks for a sentence as the place of an answer. Similarities are cosines, coverages parts from 0 to 1. */
export interface Evidence {
  /** BM25 of the sentence and of its paragraph, as parts of the best candidate's. */
  readonly lexicalSentence: number;
  readonly lexicalParagraph: number;
  /** The part of the question's term weight that the sentence, and its paragraph, hold in the same or related terms. */
  readonly coverageSentence: number;
  readonly coverageParagraph: number;
  /** As `coverageSentence`, with terms that tell little in general English ("next", "held") weighing less. */
  readonly tellingCoverage: number;
  readonly similaritySentence: number;
  readonly similarityParagraph: number;
  /** How sure the reader is that the sentence answers, 0 to 1; 0 where it was not read. */
  readonly relevance: number;
  /** The same where it was read in one passage with those that come near it; as `relevance` where it was not. */
  readonly comparison: number;
  /** The logarithm of the odds that any sentence of that passage answers; null where there was none. */
  readonly relevanceTogether: number | null;
  /** How well what the sentence offers fits the kind of thing that is asked for, above 0 and up to 1; 1 where the question doesn't tell. */
  readonly answerType: number;
  /** The part of the names and numbers in the question that the sentence's paragraph, or anything at all, holds. */
  readonly mentionsParagraph: number;
  readonly mentionsKnown: number;
  /** 0 where the sentence speaks of another one of a kind than the question ("the third meeting" for "the fourth"), else 1. */
  readonly agreement: number;
  /** Whether the question is of somebody of whom nothing stands in any paragraph. */
  readonly isOfStranger: boolean;
  readonly form: QuestionForm;
}
