import { z } from 'zod';
import { answeredSchema, citationSchema, noAnswerSchema, probabilitySchema, spanSchema } from '../contract/answers.js';

/** An answer or a refusal in one object: a tool's output may be no choice of two. */
export const answerResultSchema = z.object({
  ...noAnswerSchema.shape,
  status: z.enum(['answered', 'no_answer']),
  answer: answeredSchema.shape.answer.nullable(),
  citations: z.array(citationSchema),
  reason: noAnswerSchema.shape.reason.optional(),
  related: noAnswerSchema.shape.related.optional(),
});

const id = z.string().meta({ description: 'For fetch: a document’s id, or that of a paragraph as in "statement#p4".' });

export const searchResultSchema = z.object({
  results: z.array(
    z.object({
      id,
      title: z.string(),
      url: z.string(),
      text: z.string().meta({ description: 'A whole sentence of the document.' }),
      paragraph: z.int().positive(),
      ...spanSchema.shape,
      similarity: probabilitySchema,
    }),
  ),
});

export const fetchResultSchema = z.object({ id, title: z.string(), url: z.string(), text: z.string() });
