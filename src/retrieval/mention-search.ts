import type { Passage } from '../types.js';
import type { Aliases } from '../vocabulary/aliases.js';
import { terms } from '../vocabulary/terms.js';
import type { Bm25Index } from './bm25-index.js';
import type { QueryTerm } from './bm25.js';
import { inAllWays, isOfStranger, isPairIn, mentionsHeld, withUnknownNames, type Holder } from './mentions-held.js';
import type { Mention } from './mentions.js';
import type { TermPairs } from './term-pairs.js';

interface MentionSearchFields {
  readonly paragraphs: readonly Passage[];
  /** Over `paragraphs`, as `pairs` are theirs. */
  readonly index: Bm25Index;
  readonly pairs: TermPairs;
  readonly aliases: Aliases;
}

/** How far paragraphs hold what a question mentions. */
interface MentionsFound {
  /** The part that stands in any paragraph, 0 to 1; 1 where nothing is mentioned. */
  readonly known: number;
  /** Whether it is of somebody of whom nothing stands there. */
  readonly isOfStranger: boolean;
  /** The part that one paragraph holds, by its place. */
  readonly held: (item: number) => number;
  /** A question's terms, where what is not known is one. */
  readonly searchable: (terms: readonly QueryTerm[]) => readonly QueryTerm[];
}

/** Looks for the names and numbers of questions in paragraphs that are held in memory. */
export class MentionSearch {
  readonly #fields: MentionSearchFields;

  constructor(fields: MentionSearchFields) {
    this.#fields = fields;
  }

  find(mentions: readonly Mention[]): MentionsFound {
    const { paragraphs, index, pairs, aliases } = this.#fields;
    const full = inAllWays(mentions, aliases);
    const isPairKnown = (first: string, second: string): boolean => {
      const [before, after] = [index.numberOf.get(first), index.numberOf.get(second)];
      return before !== undefined && after !== undefined && pairs.has(before, after);
    };
    const all: Holder = { holds: (term) => index.numberOf.has(term), holdsPair: isPairKnown };
    const held = (item: number): number => {
      const holds = (term: string): boolean => index.holds(term, item);
      // Few paragraphs hold both terms of a name: only these are taken apart anew.
      const holdsPair = (first: string, second: string): boolean =>
        isPairKnown(first, second) &&
        holds(first) &&
        holds(second) &&
        isPairIn(terms(paragraphs[item]?.text ?? ''), first, second);
      return mentionsHeld(full, { holds, holdsPair });
    };
    return {
      known: mentionsHeld(full, all),
      isOfStranger: isOfStranger(full, all),
      held,
      searchable: (asked) => withUnknownNames(asked, full, all),
    };
  }
}
