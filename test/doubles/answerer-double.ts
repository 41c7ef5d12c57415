import type { Answerer } from '../../src/answer/answerer.js';
import type { Abortable, Answer, AskRequest } from '../../src/types.js';

/** Stands for an answerer where only the way to it is tested: refuses everything once `until` lets it. */
export function answererDouble(
  until: (request: AskRequest & Abortable) => Promise<unknown> = () => Promise.resolve(),
): Answerer {
  const double: Pick<Answerer, 'documents' | 'document' | 'suggestions' | 'ask'> = {
    documents: [],
    document: () => undefined,
    suggestions: () => [],
    ask: async (request: AskRequest, options?: Abortable): Promise<Answer> => {
      const { question } = request;
      await until({ ...request, ...options });
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
