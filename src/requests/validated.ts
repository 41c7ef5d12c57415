import type { z } from 'zod';
import { fieldErrorText, RequestError, type FieldError } from '../errors.js';

/** An issue with its place; a field that is not known is a place of its own. */
function issueErrors(issue: z.core.$ZodIssue): FieldError[] {
  const { path, message } = issue;
  if (issue.code !== 'unrecognized_keys') return [{ path: path.join('.'), message }];
  return issue.keys.map((key) => ({ path: [...path, key].join('.'), message: 'is not a known field' }));
}

/** The value that a schema makes of a request's part. @throws RequestError with everything that is wrong. */
export function validated<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const errors = result.error.issues.flatMap(issueErrors);
  throw new RequestError('request_invalid', errors.map(fieldErrorText).join('; '), errors);
}
