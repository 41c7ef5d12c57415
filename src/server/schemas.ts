import { z } from 'zod';
import { LONGEST_QUESTION, LONGEST_QUOTE, MOST_TURNS } from '../limits.js';
import type { AskRequest, ClaimRequest, QuoteRequest } from '../types.js';

/** The most documents that a request may name. */
const MOST_DOCUMENTS = 100;

function filledText(longest: number): z.ZodType<string> {
  return z
    .string()
    .max(longest, `must be at most ${String(longest)} characters`)
    .refine((text) => text.trim() !== '', 'must not be empty');
}

const question = filledText(LONGEST_QUESTION);

export const askRequestSchema = z.strictObject({
  question,
  history: z
    .array(z.object({ question, answer: z.string().nullable().optional() }))
    .max(MOST_TURNS)
    .optional(),
  documents: z
    .array(z.string())
    .min(1, 'must name a document, or be left out to ask all')
    .max(MOST_DOCUMENTS)
    .optional(),
  limit: z.int().min(1).max(10).optional(),
}) satisfies z.ZodType<AskRequest>;

const paragraphNumber = z
  .int('must be the number of a paragraph')
  .min(1, 'must be the number of a paragraph, from 1 on');

export const quoteRequestSchema = z.strictObject({
  quote: filledText(LONGEST_QUOTE),
  document: z.string().optional(),
  paragraph: paragraphNumber.optional(),
}) satisfies z.ZodType<QuoteRequest>;

export const claimRequestSchema = z.strictObject({
  claim: filledText(LONGEST_QUESTION),
  citation: z.strictObject({ document: z.string().optional(), paragraph: paragraphNumber }).optional(),
}) satisfies z.ZodType<ClaimRequest>;
