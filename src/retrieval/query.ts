import type { EmbeddingsInterface } from '@langchain/core/embeddings';
import { agreementWith, type Agreement } from './agreement.js';
import { answerTypeFit, withoutAskedType, type AnswerTypeFit } from './answer-type.js';
import { vocabularyOf } from '../vocabulary/vocabulary.js';
import type { QueryTerm } from './bm25.js';
import { isPolar } from './polar-question.js';
import { isKeywords, topicOf } from './topic-question.js';
import { mentionsIn, type Mention } from './mentions.js';
import type { RelatedTerms } from './related-terms.js';

/** A question as it is searched with. */
export interface Query {
  readonly text: string;
  readonly vector: number[];
  readonly terms: readonly QueryTerm[];
  readonly mentions: readonly Mention[];
  readonly answerTypeFit: AnswerTypeFit;
  readonly agreement: Agreement;
  readonly form: QuestionForm;
}

/**
 * A question for one thing, one for a yes or a no, one for all that is said of a topic, whose terms are searched alone, or
 * words that may ask for one thing or for all of it.
 */
export type QuestionForm = 'open' | 'polar' | 'topic' | 'keywords';

function formOf(question: string, topic: string | null): QuestionForm {
  if (topic !== null) return 'topic';
  if (isPolar(question)) return 'polar';
  return isKeywords(question) ? 'keywords' : 'open';
}

/** Embeds a question and looks up, for each of its words, what the documents' vocabulary has that is related to it. */
export async function analyseQuestion(
  question: string,
  embeddings: EmbeddingsInterface,
  relatedTerms: RelatedTerms,
): Promise<Query> {
  const topic = topicOf(question);
  const vocabulary = vocabularyOf([topic ?? withoutAskedType(question)]);
  const vector = await embeddings.embedQuery(topic ?? question);
  const related = await relatedTerms.of(vocabulary.map(({ word }) => word));
  return {
    text: question,
    vector,
    terms: vocabulary.map(({ term }, i) => ({ term, related: related[i] ?? new Map<string, number>() })),
    mentions: mentionsIn(question),
    answerTypeFit: answerTypeFit(question),
    agreement: agreementWith(question),
    form: formOf(question, topic),
  };
}
