import { openingTexts } from '../retrieval/opening.js';
import type { CorpusDocument } from '../types.js';
import { expansionsIn } from '../vocabulary/expansions.js';
import type { Lexicon } from '../vocabulary/lexicon.js';
import { taggedTokens } from '../vocabulary/tagger.js';
import { analyse, type Acronyms, type Word } from './analysis.js';
import type { Surroundings } from './comparison.js';

/** A document's own names: the acronyms that it introduces, and who makes the statement. */
export interface DocumentNames extends Surroundings {
  readonly acronyms: Acronyms;
}

/** The acronyms that a text introduces in brackets after the names that they stand for. */
export function acronymsOf(text: string): Map<string, string> {
  return new Map(
    expansionsIn(text).map(({ short, long }) => {
      const name = taggedTokens(text.slice(long.start, long.end)).out().join(' ');
      const acronym = text.slice(short.start, short.end).replace(/s$/, '');
      return [name.toLowerCase(), acronym.toLowerCase()];
    }),
  );
}

export function namesOf(document: CorpusDocument, lexicon: Lexicon): DocumentNames {
  const own = document.paragraphs.flatMap(({ text }) => [...acronymsOf(text)]);
  const acronyms = new Map([...lexicon.aliases, ...own]);
  const words: Word[] = openingTexts(document).flatMap((text) => analyse(text, lexicon, acronyms));
  return { acronyms, participants: new Set(words.filter(({ isName }) => isName).map(({ stem }) => stem)) };
}
