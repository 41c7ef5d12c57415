import type { CorpusDocument } from '../types.js';
import { numberOf } from '../vocabulary/number-words.js';
import { termSpans } from '../vocabulary/terms.js';

/** A term and where it stands; `key` is the same for a number in figures and in words. */
export interface OpeningTerm {
  readonly term: string;
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

/** A document's title and its first sentence, where it tells what it is, of whom, where and when. */
export interface Opening {
  readonly text: string;
  readonly terms: readonly OpeningTerm[];
  readonly keys: ReadonlySet<string>;
}

export function openingTerms(text: string): OpeningTerm[] {
  return termSpans(text).map(({ term, start, end }) => {
    const number = numberOf(text.slice(start, end).toLowerCase(), false);
    return { term, start, end, key: number === null ? term : `${number.kind} ${String(number.value)}` };
  });
}

/** The title and the first sentence. */
export function openingTexts({ title, paragraphs: [first] }: CorpusDocument): [title: string, sentence: string] {
  const [sentence] = first?.sentences ?? [];
  return [title, sentence === undefined ? '' : (first?.text.slice(sentence.start, sentence.end) ?? '')];
}

export function openingOf(document: CorpusDocument): Opening {
  const text = openingTexts(document).join('.\n');
  const terms = openingTerms(text);
  return { text, terms, keys: new Set(terms.map(({ key }) => key)) };
}
