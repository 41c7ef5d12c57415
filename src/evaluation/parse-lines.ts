import { z } from 'zod';
import { EvaluationSetError } from '../errors.js';

/** A JSON text as a schema has it; `place` says where in the file it stands. @throws EvaluationSetError */
export function parseJson<T>(file: string, place: string, text: string, schema: z.ZodType<T>): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new EvaluationSetError(file, `${place} is not JSON`, { cause });
  }
  const result = schema.safeParse(value);
  if (!result.success) throw new EvaluationSetError(file, `${place} ${z.prettifyError(result.error)}`);
  return result.data;
}

/** A file of JSON lines, empty ones passed over. @throws EvaluationSetError naming the line that is wrong. */
export function parseLines<T>(file: string, text: string, schema: z.ZodType<T>): T[] {
  return text
    .split('\n')
    .flatMap((line, i) => (line.trim() === '' ? [] : [parseJson(file, `line ${String(i + 1)}`, line, schema)]));
}
