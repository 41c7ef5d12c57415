import { paragraphPassages } from '../passages/passages.js';
import type { CorpusDocument } from '../types.js';
import type { Session } from '../vector-index/postgres/database.js';
import type { PassageRow } from '../vector-index/postgres/stored-table.js';
import { Aliases } from '../vocabulary/aliases.js';
import type { QueryTerm } from './bm25.js';
import {
  inAllWays,
  isOfStranger,
  isPairIn,
  mentionsHeld,
  withUnknownNames,
  type FullMention,
  type Holder,
  type TermPair,
} from './mentions-held.js';
import type { Mention } from './mentions.js';
import { fullTextQuery, PAIR } from './postgres-statements.js';

/** So many paragraphs that hold both terms of a name are looked at, at most: whether one has them side by side. */
const LOOKED_AT = 5000;

const built = new WeakMap<readonly CorpusDocument[], Aliases>();

function* paragraphTexts(documents: readonly CorpusDocument[]): Generator<string> {
  for (const document of documents) for (const { text } of paragraphPassages(document)) yield text;
}

/** Those with which the documents were indexed, made once: what answers and what checks claims know the same ones. */
function aliasesOf(documents: readonly CorpusDocument[]): Aliases {
  const known = built.get(documents) ?? new Aliases(paragraphTexts(documents));
  built.set(documents, known);
  return known;
}

function keyOf(first: string, second: string): string {
  return `${first} ${second}`;
}

/** Looks for the names and numbers of a question in paragraphs that are held in a database. */
export class PostgresMentions {
  readonly #full: readonly FullMention[];
  readonly #knownPairs = new Set<string>();

  constructor(mentions: readonly Mention[], documents: readonly CorpusDocument[]) {
    this.#full = inAllWays(mentions, aliasesOf(documents));
  }

  get terms(): string[] {
    return this.#full.flatMap((ways) => ways.flatMap(({ terms }) => terms));
  }

  /** Looks up which terms stand side by side, of those that are there at all. @throws as `Snapshots.read` */
  async readPairs(session: Session, isKnown: (term: string) => boolean): Promise<void> {
    const pairs = this.#full.flatMap((ways) => ways.flatMap((way) => way.pairs));
    for (const [first, second] of pairs.filter((pair) => pair.every(isKnown))) {
      if (await isPairThere(session, [first, second])) this.#knownPairs.add(keyOf(first, second));
    }
  }

  /** The part of what the question mentions that stands in any paragraph, 0 to 1; after `readPairs`. */
  known(isKnown: (term: string) => boolean): number {
    return mentionsHeld(this.#full, this.#all(isKnown));
  }

  /** Whether the question is of somebody of whom nothing stands in any paragraph; after `readPairs`. */
  isOfStranger(isKnown: (term: string) => boolean): boolean {
    return isOfStranger(this.#full, this.#all(isKnown));
  }

  /** The question's terms, where what is not known is one; after `readPairs`. */
  searchable(terms: readonly QueryTerm[], isKnown: (term: string) => boolean): readonly QueryTerm[] {
    return withUnknownNames(terms, this.#full, this.#all(isKnown));
  }

  /** The part of what the question mentions that a paragraph passage holds, 0 to 1. */
  held({ terms, length }: PassageRow): number {
    const all = new Set(terms);
    const own = terms.slice(0, length);
    return mentionsHeld(this.#full, {
      holds: (term) => all.has(term),
      holdsPair: (first, second) => isPairIn(own, first, second),
    });
  }

  #all(isKnown: (term: string) => boolean): Holder {
    return { holds: isKnown, holdsPair: (first, second) => this.#knownPairs.has(keyOf(first, second)) };
  }
}

async function isPairThere(session: Session, [first, second]: TermPair): Promise<boolean> {
  const both = fullTextQuery([first, second], '&');
  const [row] = await session.query<{ is_there: boolean }>(PAIR, [first, second, both, LOOKED_AT]);
  return row?.is_there === true;
}
