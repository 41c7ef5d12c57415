import type { CorpusDocument } from '../types.js';
import type { Lexicon } from '../vocabulary/lexicon.js';
import { acronymsOf, analyse, type Aliases, type Word } from './analysis.js';
import type { Surroundings } from './comparison.js';

/** A document's own names: the acronyms that it introduces, and who makes the statement. */
export interface DocumentNames extends Surroundings {
  readonly aliases: Aliases;
}

function openingOf({ title, paragraphs }: CorpusDocument): string[] {
  const [first] = paragraphs;
  const [sentence] = first?.sentences ?? [];
  return [title, sentence === undefined ? '' : (first?.text.slice(sentence.start, sentence.end) ?? '')];
}

export function namesOf(document: CorpusDocument, lexicon: Lexicon): DocumentNames {
  const own = document.paragraphs.flatMap(({ text }) => [...acronymsOf(text)]);
  const aliases = new Map([...lexicon.aliases, ...own]);
  const words: Word[] = openingOf(document).flatMap((text) => analyse(text, lexicon, aliases));
  return { aliases, participants: new Set(words.filter(({ isName }) => isName).map(({ stem }) => stem)) };
}
