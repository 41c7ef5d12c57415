import { z } from 'zod';
import { LONGEST_QUESTION, LONGEST_QUOTE, MOST_TURNS } from '../limits.js';
import type { AskRequest, ClaimRequest, QuoteRequest } from '../types.js';

/** The most documents that a request may name. */
const MOST_DOCUMENTS = 100;

function filledText(longest: number): z.ZodString {
  return z
    .string()
    .max(longest, `must be at most ${String(longest)} characters`)
    .regex(/\S/, 'must not be empty');
}

const question = filledText(LONGEST_QUESTION);

const documentId = z.string().meta({ description: 'Id of a document, as GET /v1/documents lists them.' });

const documents = z
  .array(documentId)
  .min(1, 'must name a document, or be left out for all')
  .max(MOST_DOCUMENTS)
  .optional()
  .meta({ description: 'Only these documents; all where left out.' });

export const turnSchema = z
  .object({ question, answer: z.string().nullable().optional() })
  .meta({ description: 'One turn of the conversation; its answer is null where there was none.' });

export const askRequestSchema = z.strictObject({
  question,
  history: z
    .array(turnSchema)
    .max(MOST_TURNS)
    .optional()
    .meta({ description: 'The conversation so far, oldest first. The server keeps no session.' }),
  documents,
  limit: z.int().min(1).max(10).optional().meta({ description: 'At most this many citations; 3 where left out.' }),
}) satisfies z.ZodType<AskRequest>;

const paragraphNumber = z
  .int('must be the number of a paragraph')
  .min(1, 'must be the number of a paragraph, from 1 on');

export const quoteRequestSchema = z.strictObject({
  quote: filledText(LONGEST_QUOTE),
  document: documentId.optional().meta({ description: 'The only document to look in; all where left out.' }),
  paragraph: paragraphNumber
    .optional()
    .meta({ description: 'The paragraph that the words are said to stand in, counted from 1.' }),
}) satisfies z.ZodType<QuoteRequest>;

export const claimRequestSchema = z.strictObject({
  claim: filledText(LONGEST_QUESTION).meta({ description: 'One or more sentences.' }),
  citation: z
    .strictObject({ document: documentId.optional(), paragraph: paragraphNumber })
    .optional()
    .meta({ description: 'The paragraph that the writer names as evidence.' }),
  documents,
}) satisfies z.ZodType<ClaimRequest>;
