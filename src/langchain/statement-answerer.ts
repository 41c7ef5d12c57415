import { Runnable, type RunnableConfig } from '@langchain/core/runnables';
import type { Answerer } from '../answer/answerer.js';
import { askRequestSchema } from '../contract/requests.js';
import { validated } from '../requests/validated.js';
import type { Answer, AskRequest } from '../types.js';

/** A LangChain runnable that answers a question, or one with its conversation, in the documents' words. */
export class StatementAnswerer extends Runnable<string | AskRequest, Answer> {
  override lc_namespace = ['statement-qa', 'runnables'];
  readonly #answerer: Answerer;

  static override lc_name(): string {
    return 'StatementAnswerer';
  }

  constructor({ answerer }: { readonly answerer: Answerer }) {
    super();
    this.#answerer = answerer;
  }

  /** @throws RequestError, or UnknownDocumentError, where the request is wrong. */
  override async invoke(input: string | AskRequest, options?: Partial<RunnableConfig>): Promise<Answer> {
    const answer = async (given: string | AskRequest): Promise<Answer> =>
      this.#answerer.ask(validated(askRequestSchema, typeof given === 'string' ? { question: given } : given));
    return this._callWithConfig(answer, input, options);
  }
}
