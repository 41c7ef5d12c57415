import { z } from 'zod';
import type { ClaimCheck, QuoteCheck } from '../types.js';
import { citationSchema, probabilitySchema, spanSchema } from './answers.js';

export const differenceSchema = z
  .object({ op: z.enum(['equal', 'insert', 'delete']), text: z.string() })
  .meta({ description: 'One step from the document’s words to the quote’s.' });

export const placeSchema = z.object({ document: z.string(), paragraph: z.int().positive(), ...spanSchema.shape });

export const quoteCheckSchema = z.object({
  status: z.enum(['verbatim', 'altered', 'absent']),
  citation: citationSchema
    .nullable()
    .meta({ description: 'The words as they stand in the document, or the nearest; null where nothing is close.' }),
  differences: z.array(differenceSchema),
  occurrences: z.array(placeSchema).meta({ description: 'All places of a verbatim quote, up to 1,000.' }),
  ambiguous: z.boolean().meta({ description: 'Whether the words stand in several places.' }),
  misattributed: z.boolean().meta({ description: 'Whether they stand elsewhere than in the paragraph named.' }),
  editorial: z.boolean().meta({ description: 'Whether the only alterations stand in square brackets.' }),
  omitted: z.array(z.string()).meta({ description: 'The document’s words that an ellipsis leaves out.' }),
}) satisfies z.ZodType<QuoteCheck>;

export const mismatchSchema = z
  .object({
    kind: z.enum(['place', 'date', 'number', 'name', 'negation', 'term']),
    claim: z.string(),
    document: z.string(),
  })
  .meta({ description: 'A part that the claim has otherwise than the document.' });

const judgement = {
  verdict: z.enum(['supported', 'contradicted', 'not_found']),
  confidence: probabilitySchema,
  citations: z.array(citationSchema).meta({ description: 'Evidence, best first; empty where nothing was found.' }),
  mismatches: z.array(mismatchSchema),
};

export const claimPartSchema = z.object({ claim: z.string(), ...judgement });

export const claimCheckSchema = z
  .object({
    ...judgement,
    cited: z
      .object({ paragraph: z.int().positive(), supports: z.boolean() })
      .exactOptional()
      .meta({ description: 'Whether the paragraph that was named supports the claim.' }),
    quotes: z.array(quoteCheckSchema).meta({ description: 'Each passage between quotation marks inside the claim.' }),
    parts: z
      .array(claimPartSchema)
      .meta({ description: 'The claim’s sentences, the worst verdict first, which is the claim’s own.' }),
  })
  .meta({ description: 'Evidence found and differences shown, not truth.' }) satisfies z.ZodType<ClaimCheck>;
