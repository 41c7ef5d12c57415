import { tool, type StructuredToolInterface } from '@langchain/core/tools';
import type { Assembly } from '../assembly/assemble.js';
import { DESCRIPTIONS } from '../contract/descriptions.js';
import { askRequestSchema, claimRequestSchema, quoteRequestSchema } from '../contract/requests.js';
import { checkClaim, checkQuote } from '../requests/checking.js';
import type { AskRequest, ClaimRequest, QuoteRequest } from '../types.js';

/** The result as text, for a language model, and as it is, for programs. */
function contentAndArtifact<T>(result: T): [string, T] {
  return [JSON.stringify(result), result];
}

/** LangChain tools that ask, check a claim and check a quote; each call's artifact is the whole result. */
export function statementTools({
  answerer,
  claimChecker,
  quoteChecker,
}: Pick<Assembly, 'answerer' | 'claimChecker' | 'quoteChecker'>): StructuredToolInterface[] {
  return [
    tool(async (request: AskRequest) => contentAndArtifact(await answerer.ask(request)), {
      name: 'ask_statement',
      description: DESCRIPTIONS.ask,
      schema: askRequestSchema,
      responseFormat: 'content_and_artifact',
    }),
    tool(async (request: ClaimRequest) => contentAndArtifact(await checkClaim(claimChecker, request)), {
      name: 'check_claim',
      description: DESCRIPTIONS.checkClaim,
      schema: claimRequestSchema,
      responseFormat: 'content_and_artifact',
    }),
    tool((request: QuoteRequest) => contentAndArtifact(checkQuote(quoteChecker, request)), {
      name: 'check_quote',
      description: DESCRIPTIONS.checkQuote,
      schema: quoteRequestSchema,
      responseFormat: 'content_and_artifact',
    }),
  ];
}
