import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { modelsFolder } from '../package-root.js';

/** For a word's stem those of others, parted by spaces. */
const relationSchema = z.record(z.string(), z.string());

const thesaurusSchema = z.strictObject({
  /** Words that say the same in a usual sense. */
  same: relationSchema,
  /** Words that people use when they ask about what the word says. */
  near: relationSchema,
});

export type ThesaurusFile = z.infer<typeof thesaurusSchema>;

/** How much a term counts for one that it says the same as, or that it comes near; chosen on invented statements. */
const SAME = 0.8;
const NEAR = 0.5;

export function thesaurusFile(): string {
  return join(modelsFolder(), 'thesaurus.json');
}

/** What stands for what in everyday English, by stems: written for this project, made by `npm run build:thesaurus`. */
export class Thesaurus {
  readonly #file: ThesaurusFile;

  constructor(file: ThesaurusFile) {
    this.#file = file;
  }

  /** The terms that may stand for a term, with how much each counts, above 0 and below 1. */
  related(term: string): Map<string, number> {
    const { same, near } = this.#file;
    return new Map([
      ...listed(near, term).map((other): [string, number] => [other, NEAR]),
      ...listed(same, term).map((other): [string, number] => [other, SAME]),
    ]);
  }
}

function listed(relation: Readonly<Record<string, string>>, term: string): string[] {
  return Object.hasOwn(relation, term) ? (relation[term] ?? '').split(' ') : [];
}

let thesaurus: Thesaurus | undefined;

/** The thesaurus that ships, read once as any module is. */
export function bundledThesaurus(): Thesaurus {
  thesaurus ??= new Thesaurus(thesaurusSchema.parse(JSON.parse(readFileSync(thesaurusFile(), 'utf8'))));
  return thesaurus;
}
