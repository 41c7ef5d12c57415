import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { packageRoot } from '../../package-root.js';

const exampleSchema = z.strictObject({
  operationId: z.string(),
  name: z.string().regex(/^\w+$/),
  summary: z.string(),
  /** The path asked for, where it has a parameter. */
  path: z.string().optional(),
  request: z.record(z.string(), z.unknown()).optional(),
  /** What the server responded: `npm run record-examples` writes these two anew. */
  status: z.int(),
  response: z.record(z.string(), z.unknown()),
});

/** A request and what the server with the statement that ships responded to it. */
export type Example = z.infer<typeof exampleSchema>;

export const EXAMPLES_FILE = join(packageRoot(), 'src', 'server', 'openapi', 'examples.json');

/** @throws where the file, which ships with the package, is damaged. */
export function readExamples(): Example[] {
  return z.array(exampleSchema).parse(JSON.parse(readFileSync(EXAMPLES_FILE, 'utf8')));
}
