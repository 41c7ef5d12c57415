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
}

export function openingTerms(text: string): OpeningTerm[] {
  return termSpans(text).map(({ term, start, end }) => {
    const number = numberOf(text.slice(start, end).toLowerCase(), false);
    return { term, start, end, key: number === null ? term : `${number.kind} ${String(number.value)}` };
  });
}

export function openingOf({ title, paragraphs: [first] }: CorpusDocument): Opening {
  const [sentence] = first?.sentences ?? [];
  const text = `${title}.\n${first?.text.slice(sentence?.start ?? 0, sentence?.end ?? 0) ?? ''}`;
  return { text, terms: openingTerms(text) };
}
