import { z } from 'zod';

/** Raised whenever an index of before can't be read, or would be made otherwise. */
export const FORMAT_VERSION = 1;
export const MANIFEST_FILE = 'manifest.json';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const indexFile = z.strictObject({
  name: z.string().regex(/^[a-z0-9][a-z0-9.-]*$/),
  bytes: z.int().nonnegative(),
  sha256,
});

/** Everything that decides what an index holds. Where it is the same, the index is up to date. */
const origin = z.strictObject({
  corpus: z.array(z.strictObject({ file: z.string(), sha256 })),
  model: z.strictObject({ id: z.string(), sha256, dimension: z.int().positive() }),
  passages: z.strictObject({ longestSentence: z.int().positive(), longestParagraph: z.int().positive() }),
  graph: z.strictObject({
    space: z.literal('cosine'),
    m: z.int().positive(),
    efConstruction: z.int().positive(),
    seed: z.int().nonnegative(),
  }),
});

export const manifestSchema = z.strictObject({
  format: z.literal(FORMAT_VERSION),
  builtAt: z.iso.datetime(),
  origin,
  counts: z.strictObject({ documents: z.int().positive(), passages: z.int().positive(), terms: z.int().nonnegative() }),
  files: z.strictObject({ documents: indexFile, passages: indexFile, terms: indexFile }),
});

export type Manifest = z.infer<typeof manifestSchema>;
export type IndexOrigin = z.infer<typeof origin>;
export type IndexFile = z.infer<typeof indexFile>;
