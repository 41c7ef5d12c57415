import { z } from 'zod';
import type { CorpusDocument } from '../types.js';
import { spanSchema } from './answers.js';

const facts = {
  id: z.string(),
  title: z.string(),
  date: z.string().nullable().meta({ description: 'ISO 8601 calendar date.' }),
  source: z.string().nullable(),
  language: z.string().meta({ description: 'BCP 47 tag.' }),
  suggestions: z.array(z.string()).meta({ description: 'Questions that the document answers, to begin with.' }),
};

export const paragraphSchema = z.object({
  number: z.int().positive(),
  text: z.string().meta({ description: 'What every offset counts into.' }),
  sentences: z.array(spanSchema),
  heading: z.string().nullable().meta({ description: 'The nearest heading above.' }),
});

export const documentSchema = z.object({
  ...facts,
  paragraphs: z.array(paragraphSchema),
}) satisfies z.ZodType<CorpusDocument>;

export const documentFactsSchema = z.object({
  ...facts,
  paragraphs: z.int().positive().meta({ description: 'How many there are.' }),
});

export const documentListSchema = z.object({ documents: z.array(documentFactsSchema) });
