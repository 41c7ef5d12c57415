/** What speaks for a sentence as the place of an answer. Similarities are cosines, coverages parts from 0 to 1. */
export interface Evidence {
  /** BM25 of the sentence and of its paragraph, each at least 0. */
  readonly lexicalSentence: number;
  readonly lexicalParagraph: number;
  /** The part of the question's term weight that stands in the sentence, and in its paragraph. */
  readonly coverageSentence: number;
  readonly coverageParagraph: number;
  readonly similaritySentence: number;
  readonly similarityParagraph: number;
}
