import { isMap, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import { z } from 'zod';
import { messageOf } from '../errors.js';

/** What stands before a Markdown or plain text, with its fences. As Pandoc has it, a blank line makes of the opening one a rule across the page. */
export const FRONT_MATTER = /^---[ \t]*\r?\n(?![ \t]*\r?\n)([\s\S]*?)(?<=\n)---[ \t]*(?:\r?\n|$)/;

const schema = z.object({
  id: z
    .string()
    .regex(
      /^[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?$/,
      'must be lower-case letters, digits, ".", "_" and "-", as in "my-statement-2018"',
    )
    .max(100)
    .optional(),
  title: z.string().trim().min(1).optional(),
  date: z.iso.date('must be a calendar date, as in 2018-03-05').optional(),
  source: z.string().trim().min(1).optional(),
  language: z.string().refine(isLanguageTag, 'must be a BCP 47 language tag, as in en or pt-BR').optional(),
});

/** In UTF-16 code units: what nests deeper than the parser's stack is longer. */
const LONGEST = 2000;

export type FrontMatter = z.infer<typeof schema>;

export interface FrontMatterProblem {
  /** Counted from 1 at the front matter's first line after the opening fence. */
  readonly line: number;
  readonly reason: string;
}

/** Whether a text is a BCP 47 language tag. */
export function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

/** Keys that hold a text: a number there ("title: 2024") is meant as it is written. */
const TEXT_KEYS = new Set(['id', 'title', 'source']);

/** The values of a map's keys, but for empty ones. */
function valuesOf(map: ReadonlyMap<unknown, unknown>, document: Document): Record<string, unknown> {
  const values = [...map].filter(([, value]) => value !== null);
  return Object.fromEntries<unknown>(
    values.map(([key, value]) => {
      const node =
        TEXT_KEYS.has(String(key)) && isMap(document.contents) ? document.contents.get(key, true) : undefined;
      return [String(key), typeof value === 'number' && isScalar(node) ? node.source : value];
    }),
  );
}

/** Reads YAML front matter. Keys that mean nothing here are left alone; a known key of the wrong form is a problem. */
export function parseFrontMatter(text: string): { value: FrontMatter } | { problems: FrontMatterProblem[] } {
  if (text.length > LONGEST)
    return { problems: [{ line: 1, reason: `front matter has more than ${String(LONGEST)} characters` }] };
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false });
  if (document.errors.length > 0) {
    return {
      problems: document.errors.map((error) => ({
        line: lineCounter.linePos(error.pos[0]).line,
        reason: `front matter is not valid YAML: ${error.message}`,
      })),
    };
  }
  let value: unknown;
  try {
    // Not as an object: there, keys that are maps themselves are written out, in a time that doubles with each level.
    value = document.toJS({ mapAsMap: true });
  } catch (error) {
    // An alias to nothing, or too many of them, shows only now, without its place.
    const reason = messageOf(error);
    return { problems: [{ line: 1, reason: `front matter is not valid YAML: ${reason}` }] };
  }
  const result = schema.safeParse(value instanceof Map ? valuesOf(value, document) : (value ?? {}));
  if (result.success) return { value: result.data };
  return {
    problems: result.error.issues.map((issue) => {
      const key = String(issue.path[0] ?? '');
      const line = text.split(/\r\n|\n|\r/).findIndex((row) => row.startsWith(`${key}:`)) + 1;
      return { line: Math.max(line, 1), reason: `front matter ${key === '' ? '' : `"${key}" `}${issue.message}` };
    }),
  };
}
