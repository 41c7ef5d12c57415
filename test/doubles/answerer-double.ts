import type { Answerer } from '../../src/answer/answerer.js';
import type { Answer, AskRequest } from '../../src/types.js';

/** Stands for an answerer where only the way to it is tested: refuses everything once `until` lets it. */
export function answererDouble(until: () => Promise<unknown> = () => Promise.resolve()): Answerer {
  const double: Pick<Answerer, 'documents' | 'document' | 'suggestions' | 'ask'> = {
    documents: [],
    document: () => undefined,
    suggestions: () => [],
    ask: async ({ question }: AskRequest): Promise<Answer> => {
      await until();
      return {
        status: 'no_answer',
        reason: 'not_said',
        question,
        standaloneQuestion: question,
        answer: null,
        confidence: 0,
        citations: [],
        related: [],
        suggestions: [],
      };
    },
  };
  return double as Answerer;
}
