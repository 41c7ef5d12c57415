import { z } from 'zod';
import { IndexMissingError, IndexUnusableError } from '../../errors.js';
import type { Suggestion } from '../../types.js';
import { countsSchema, originSchema } from '../manifest.js';
import type { Session } from './database.js';

/** Raised whenever what an earlier version wrote can't be searched. */
export const POSTGRES_FORMAT = 2;

/** How many passages of a kind there are, and how many terms one has on average. */
const collection = z.strictObject({ count: z.int().nonnegative(), averageLength: z.number().nonnegative() });

const postgresManifest = z.strictObject({
  format: z.literal(POSTGRES_FORMAT),
  /** Another one for every index that is written. */
  id: z.uuid(),
  builtAt: z.iso.datetime(),
  origin: originSchema,
  counts: countsSchema,
  sentences: collection,
  paragraphs: collection,
});

export type PostgresManifest = z.infer<typeof postgresManifest>;
export type CollectionStatistics = z.infer<typeof collection>;

/** Null where there is no index, or none that this version can use. */
export async function findManifest(session: Session): Promise<PostgresManifest | null> {
  const [row] = await session.query<{ content: unknown }>('SELECT content FROM statement_qa.manifest');
  const parsed = postgresManifest.safeParse(row?.content);
  return parsed.success ? parsed.data : null;
}

/** @throws IndexMissingError, IndexUnusableError where another version wrote it. */
export async function readManifestRow(
  session: Session,
  where: string,
): Promise<{ manifest: PostgresManifest; suggestions: Suggestion[] }> {
  const [row] = await session.query<{ content: unknown; suggestions: Suggestion[] }>(
    'SELECT content, suggestions FROM statement_qa.manifest',
  );
  if (row === undefined) throw new IndexMissingError(where);
  const parsed = postgresManifest.safeParse(row.content);
  if (!parsed.success) throw new IndexUnusableError(where, 'its manifest is damaged or of another version.');
  return { manifest: parsed.data, suggestions: row.suggestions };
}

/** The id of the index that is there; null where there is none. */
export async function manifestId(session: Session): Promise<string | null> {
  const [row] = await session.query<{ id: string }>("SELECT content ->> 'id' AS id FROM statement_qa.manifest");
  return row?.id ?? null;
}

export async function writeManifest(
  session: Session,
  manifest: PostgresManifest,
  suggestions: readonly Suggestion[],
): Promise<void> {
  await session.query(
    `INSERT INTO statement_qa.manifest (content, suggestions) VALUES ($1, $2)
     ON CONFLICT (is_only) DO UPDATE SET content = excluded.content, suggestions = excluded.suggestions`,
    [JSON.stringify(manifest), JSON.stringify(suggestions)],
  );
}
