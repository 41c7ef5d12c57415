import { z } from 'zod';
import { agreementWith, type Agreement } from './agreement.js';
import { answerTypeFit, withoutAskedType, type AnswerTypeFit } from './answer-type.js';
import { vocabularyOf } from '../vocabulary/vocabulary.js';
import type { SimilarityStore } from '../vector-index/similarity-store.js';
import type { QueryTerm } from './bm25.js';
import { mentionsIn, type Mention } from './mentions.js';

/** Terms less similar than this say nothing about each other. */
const RELATED_FROM = 0.3;
const MOST_RELATED = 30;

const termMetadata = z.object({ term: z.string() });

/** A question as it is searched with. */
export interface Query {
  readonly vector: number[];
  readonly terms: readonly QueryTerm[];
  readonly mentions: readonly Mention[];
  readonly answerTypeFit: AnswerTypeFit;
  readonly agreement: Agreement;
}

/** For each vector the vocabulary's terms that are related to it. */
async function relatedTerms(store: SimilarityStore, vectors: readonly number[][]): Promise<Map<string, number>[]> {
  const nearestToEach = await store.similaritySearchVectorsWithScore(vectors, MOST_RELATED);
  return nearestToEach.map(
    (nearest) =>
      new Map(
        nearest
          .filter(([, similarity]) => similarity >= RELATED_FROM)
          .map(([{ metadata }, similarity]) => [termMetadata.parse(metadata).term, Math.min(similarity, 1)]),
      ),
  );
}

/** Embeds a question and each of its words, and looks up what the documents' vocabulary has that is related to them. */
export async function analyseQuestion(question: string, termStore: SimilarityStore): Promise<Query> {
  const vocabulary = vocabularyOf([withoutAskedType(question)]);
  const vector = await termStore.embeddings.embedQuery(question);
  const wordVectors = await termStore.embeddings.embedDocuments(vocabulary.map(({ word }) => word));
  const related = await relatedTerms(termStore, wordVectors);
  return {
    vector,
    terms: vocabulary.map(({ term }, i) => ({ term, related: related[i] ?? new Map<string, number>() })),
    mentions: mentionsIn(question),
    answerTypeFit: answerTypeFit(question),
    agreement: agreementWith(question),
  };
}
