import { z } from 'zod';

/** RFC 9457 problem details, as every error leaves. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int().min(400).max(599),
    detail: z.string().meta({ description: 'What was wrong, and what to do.' }),
    errors: z
      .array(z.object({ path: z.string().meta({ description: 'As in "history.0.question".' }), message: z.string() }))
      .optional(),
  })
  .meta({ description: 'RFC 9457 problem details.' });
