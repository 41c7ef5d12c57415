import { createHash } from 'node:crypto';
import { z } from 'zod';
import { IndexUnusableError } from '../errors.js';
import type { ModelIdentity } from '../models/model-files.js';

/** Raised whenever an index of before can't be read, or would be made otherwise. */
export const FORMAT_VERSION = 7;
export const MANIFEST_FILE = 'manifest.json';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const indexFile = z.strictObject({ name: z.string(), bytes: z.int().nonnegative(), sha256 });
const jsonFile = indexFile.extend({ name: z.string().regex(/^[a-z]+-[0-9a-f]{16}\.json$/) });
const graphFile = indexFile.extend({ name: z.string().regex(/^[a-z]+-[0-9a-f]{16}\.hnsw$/) });

/** Everything that decides what an index holds. Where it is the same, the index is up to date. */
export const originSchema = z.strictObject({
  corpus: z.array(z.strictObject({ file: z.string(), sha256 })),
  model: z.strictObject({ id: z.string(), sha256, dimension: z.int().positive() }),
  passages: z.strictObject({ longestSentence: z.int().positive(), longestParagraph: z.int().positive() }),
  graph: z.strictObject({
    space: z.literal('cosine'),
    m: z.int().positive(),
    efConstruction: z.int().positive(),
    seed: z.int().nonnegative(),
  }),
  /** SHA-256 of what answers the suggested questions; null where none are made. */
  suggestedBy: sha256.nullable(),
});

export const countsSchema = z.strictObject({
  documents: z.int().positive(),
  passages: z.int().positive(),
  terms: z.int().nonnegative(),
  suggestions: z.int().nonnegative(),
});

const manifestSchema = z.strictObject({
  format: z.literal(FORMAT_VERSION),
  builtAt: z.iso.datetime(),
  origin: originSchema,
  counts: countsSchema,
  files: z.strictObject({
    documents: jsonFile,
    passages: graphFile,
    /** The passages that a search of their graph misses. */
    strays: graphFile,
    terms: graphFile,
    /** Which node of the graphs holds which passage and which term. */
    nodes: jsonFile,
    suggestions: jsonFile,
  }),
});

export type Manifest = z.infer<typeof manifestSchema>;
/** What an index was made of and what it holds, wherever it is kept. */
export type IndexDescription = Pick<Manifest, 'builtAt' | 'origin' | 'counts'>;
export type IndexOrigin = z.infer<typeof originSchema>;
export type IndexFile = z.infer<typeof indexFile>;

/** Another model's vectors give wrong neighbours without a word. @throws IndexUnusableError */
export function assertBuiltWith(
  { id, sha256: own, dimension }: ModelIdentity,
  { model }: IndexOrigin,
  where: string,
): void {
  if (own === model.sha256 && dimension === model.dimension) return;
  const reason = `it was built with the model "${model.id}", whose files are not those of "${id}".`;
  throw new IndexUnusableError(where, reason);
}

const sealedSchema = manifestSchema.extend({ sha256 });

function seal(manifest: Manifest): string {
  return createHash('sha256').update(JSON.stringify(manifest)).digest('hex');
}

/** A manifest's file: JSON with the SHA-256 of everything else in it. */
export function manifestText(manifest: Manifest): string {
  return `${JSON.stringify({ ...manifest, sha256: seal(manifest) }, null, 2)}\n`;
}

/** The manifest in a file that `manifestText` wrote; null where as much as one bit of the file is another. */
export function parseManifest(text: string): Manifest | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  const parsed = sealedSchema.safeParse(json);
  if (!parsed.success) return null;
  const { sha256: sealed, ...manifest } = parsed.data;
  return sealed === seal(manifest) && text === manifestText(manifest) ? manifest : null;
}
