import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { EvaluationSetError } from '../errors.js';
import { parseLines } from './parse-lines.js';

const claimSchema = z.object({
  id: z.string(),
  claim: z.string(),
  verdict: z.enum(['supported', 'contradicted', 'not_found']),
  /** Any of which is right evidence; none where there is none to be found. */
  paragraphs: z.array(z.int().positive()).default([]),
  /** The document that the claim is about, where there are several. */
  document: z.string().optional(),
  /** Claims of the part "check" never take part in a fit. */
  split: z.enum(['fit', 'check']).default('fit'),
});

export type ClaimCase = z.infer<typeof claimSchema>;

const quoteSchema = z.object({
  id: z.string(),
  quote: z.string(),
  status: z.enum(['verbatim', 'altered', 'absent']),
  paragraph: z.int().positive().optional(),
});

export type QuoteCase = z.infer<typeof quoteSchema>;

async function readCases<T>(file: string, schema: z.ZodType<T>): Promise<T[]> {
  if (!existsSync(file)) return [];
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    throw new EvaluationSetError(file, "can't be read", { cause });
  }
  return parseLines(file, text, schema);
}

/** Claims with their verdicts, a line each; none where there is no such file. @throws EvaluationSetError */
export function readClaims(file: string): Promise<ClaimCase[]> {
  return readCases(file, claimSchema);
}

/** Quotes with what they are, a line each; none where there is no such file. @throws EvaluationSetError */
export function readQuotes(file: string): Promise<QuoteCase[]> {
  return readCases(file, quoteSchema);
}
