import type { EmbeddingsInterface } from '@langchain/core/embeddings';
import { agreementWith, type Agreement } from './agreement.js';
import { answerTypeFit, withoutAskedType, type AnswerTypeFit } from './answer-type.js';
import { vocabularyOf } from '../vocabulary/vocabulary.js';
import type { QueryTerm } from './bm25.js';
import { mentionsIn, type Mention } from './mentions.js';
import type { RelatedTerms } from './related-terms.js';

/** A question as it is searched with. */
export interface Query {
  readonly vector: number[];
  readonly terms: readonly QueryTerm[];
  readonly mentions: readonly Mention[];
  readonly answerTypeFit: AnswerTypeFit;
  readonly agreement: Agreement;
}

/** Embeds a question and looks up, for each of its words, what the documents' vocabulary has that is related to it. */
export async function analyseQuestion(
  question: string,
  embeddings: EmbeddingsInterface,
  relatedTerms: RelatedTerms,
): Promise<Query> {
  const vocabulary = vocabularyOf([withoutAskedType(question)]);
  const vector = await embeddings.embedQuery(question);
  const related = await relatedTerms.of(vocabulary.map(({ word }) => word));
  return {
    vector,
    terms: vocabulary.map(({ term }, i) => ({ term, related: related[i] ?? new Map<string, number>() })),
    mentions: mentionsIn(question),
    answerTypeFit: answerTypeFit(question),
    agreement: agreementWith(question),
  };
}
