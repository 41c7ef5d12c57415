import { z } from 'zod';
import type { Citation, Span } from '../types.js';

const offset = z.int().nonnegative();

/** `text.slice(start, end)` of a paragraph's text. */
export const spanSchema = z.object({ start: offset, end: offset }).meta({
  description: 'Offsets in UTF-16 code units into a paragraph’s text, the end exclusive.',
}) satisfies z.ZodType<Span>;

export const probabilitySchema = z.number().min(0).max(1);

export const citationSchema = z
  .object({
    document: z.object({
      id: z.string(),
      title: z.string(),
      language: z.string().meta({ description: 'BCP 47 tag.' }),
    }),
    paragraph: z.int().positive().meta({ description: 'Counted from 1; headings are not counted.' }),
    quote: z.string().meta({ description: 'The document’s own words: text.slice(start, end).' }),
    start: offset,
    end: offset,
    highlights: z
      .array(spanSchema)
      .meta({ description: 'What the quote shares with what was asked, claimed or quoted, inside it.' }),
    score: probabilitySchema.meta({
      description:
        'How well the quote answers, the probability of the verdict by it alone, or the part of the quote’s words that are the same; larger is better.',
    }),
    url: z.string().meta({ description: 'Path of the readable document, at the passage.' }),
  })
  .meta({ description: 'An exact quote and where it stands.' }) satisfies z.ZodType<Citation>;

const answerBase = {
  question: z.string(),
  standaloneQuestion: z
    .string()
    .meta({ description: 'The question as understood without the conversation before it.' }),
  confidence: probabilitySchema.meta({ description: 'Probability that the first citation answers.' }),
  suggestions: z.array(z.string()).meta({ description: 'Questions that the documents answer.' }),
};

export const answeredSchema = z.object({
  ...answerBase,
  status: z.literal('answered'),
  answer: z
    .object({ text: z.string(), citation: z.int().nonnegative(), start: offset, end: offset })
    .meta({ description: 'The shortest exact span that answers, inside the citation of that place.' }),
  citations: z.array(citationSchema).min(1).meta({ description: 'Best first.' }),
});

export const noAnswerSchema = z
  .object({
    ...answerBase,
    status: z.literal('no_answer'),
    answer: z.null(),
    reason: z.enum(['not_said', 'small_talk', 'instruction', 'no_words']),
    citations: z.array(citationSchema).max(0),
    related: z.array(citationSchema).meta({ description: 'The nearest passages, which do not answer.' }),
  })
  .meta({ description: 'The documents don’t say, or it was no question to them.' });

export const answerSchema = z.discriminatedUnion('status', [answeredSchema, noAnswerSchema]);
