import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { modelsFolder } from '../package-root.js';

/** How many paragraphs of general English were counted, and how many of them hold each of the more frequent terms. */
const termCountsSchema = z.strictObject({
  paragraphs: z.int().positive(),
  holders: z.record(z.string(), z.int().positive()),
});

export type TermCounts = z.infer<typeof termCountsSchema>;

/** A term that fewer paragraphs hold is not listed: it counts as rare as can be. */
export const FEWEST_HOLDERS = 20;

export function generalEnglishFile(): string {
  return join(modelsFolder(), 'general-english.json');
}

let counts: { paragraphs: number; holders: ReadonlyMap<string, number> } | undefined;

/** A word list, read once as any module is. */
function load(): NonNullable<typeof counts> {
  const { paragraphs, holders } = termCountsSchema.parse(JSON.parse(readFileSync(generalEnglishFile(), 'utf8')));
  return { paragraphs, holders: new Map(Object.entries(holders)) };
}

/**
 * How much a term tells in general English, above 0 and up to 1: its inverse paragraph frequency as a part of the
 * highest. A short document has too few words to know by itself that "next" tells less than "dialogue".
 */
export function rarity(term: string): number {
  counts ??= load();
  const { paragraphs, holders } = counts;
  const holding = holders.get(term) ?? FEWEST_HOLDERS;
  return Math.log((paragraphs + 1) / holding) / Math.log((paragraphs + 1) / FEWEST_HOLDERS);
}

/** The terms that general English uses often enough to be counted. */
export function knownTerms(): Pick<ReadonlySet<string>, 'has'> {
  counts ??= load();
  return counts.holders;
}
