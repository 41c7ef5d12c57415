import { z } from 'zod';
import { answeredSchema, answerSchema, citationSchema, noAnswerSchema, spanSchema } from './answers.js';
import {
  claimCheckSchema,
  claimPartSchema,
  differenceSchema,
  mismatchSchema,
  placeSchema,
  quoteCheckSchema,
} from './checks.js';
import { documentFactsSchema, documentListSchema, documentSchema, paragraphSchema } from './documents.js';
import { healthSchema, readinessSchema } from './health.js';
import { problemSchema } from './problems.js';
import { askRequestSchema, claimRequestSchema, quoteRequestSchema, turnSchema } from './requests.js';

const SCHEMAS = {
  AskRequest: askRequestSchema,
  Turn: turnSchema,
  Answer: answerSchema,
  Answered: answeredSchema,
  NoAnswer: noAnswerSchema,
  Citation: citationSchema,
  Span: spanSchema,
  ClaimRequest: claimRequestSchema,
  ClaimCheck: claimCheckSchema,
  ClaimPart: claimPartSchema,
  Mismatch: mismatchSchema,
  QuoteRequest: quoteRequestSchema,
  QuoteCheck: quoteCheckSchema,
  Difference: differenceSchema,
  Place: placeSchema,
  DocumentList: documentListSchema,
  DocumentFacts: documentFactsSchema,
  Document: documentSchema,
  Paragraph: paragraphSchema,
  Health: healthSchema,
  Readiness: readinessSchema,
  Problem: problemSchema,
};

/** Name of a schema of the contract. */
export type ComponentName = keyof typeof SCHEMAS;

/** The schemas of the contract under the names that the OpenAPI document gives them. */
export const components = z.registry<{ id: string }>();
for (const [id, schema] of Object.entries(SCHEMAS)) components.add(schema, { id });
