import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { EvaluationSetError } from '../../errors.js';

async function read(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new EvaluationSetError(file, "can't be read", { cause });
  }
}

function parse<T>(file: string, place: string, text: string, schema: z.ZodType<T>): T {
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

/** A file of one JSON value. @throws EvaluationSetError */
export async function readJson<T>(file: string, schema: z.ZodType<T>): Promise<T> {
  return parse(file, 'the file', await read(file), schema);
}

/** A file of one JSON value a line; blank lines are passed over. @throws EvaluationSetError */
export async function readJsonLines<T>(file: string, schema: z.ZodType<T>): Promise<T[]> {
  const lines = (await read(file)).split('\n');
  return lines.flatMap((line, i) => (line.trim() === '' ? [] : [parse(file, `line ${String(i + 1)}`, line, schema)]));
}
