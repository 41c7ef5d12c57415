import { z } from 'zod';
import { LONGEST_QUESTION, MOST_TURNS } from '../limits.js';
import type { AskRequest } from '../types.js';

const question = z
  .string()
  .max(LONGEST_QUESTION, `must be at most ${String(LONGEST_QUESTION)} characters`)
  .refine((text) => text.trim() !== '', 'must not be empty');

export const askRequestSchema = z.strictObject({
  question,
  history: z
    .array(z.object({ question, answer: z.string().nullable().optional() }))
    .max(MOST_TURNS)
    .optional(),
  documents: z.array(z.string()).min(1, 'must name a document, or be left out to ask all').optional(),
  limit: z.int().min(1).max(10).optional(),
}) satisfies z.ZodType<AskRequest>;
