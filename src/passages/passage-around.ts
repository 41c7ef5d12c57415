import type { CorpusDocument, Place } from '../types.js';

/** In characters: about what a model reads at once. */
const LONGEST = 1000;

/** What is read to understand a sentence: its paragraph, or where that is long its neighbours, as many as fit. */
export function passageAround(
  { paragraphs }: Pick<CorpusDocument, 'paragraphs'>,
  { paragraph: number, start, end }: Omit<Place, 'document'>,
): string {
  const paragraph = paragraphs[number - 1];
  if (paragraph === undefined) return '';
  const { text, sentences } = paragraph;
  if (text.length <= LONGEST) return text;
  let first = Math.max(
    0,
    sentences.findLastIndex((sentence) => sentence.start <= start),
  );
  let last = Math.max(
    first,
    sentences.findIndex((sentence) => sentence.end >= end),
  );
  const length = (from: number, to: number): number =>
    (sentences[to]?.end ?? Infinity) - (sentences[from]?.start ?? -Infinity);
  for (;;) {
    if (length(first - 1, last) <= LONGEST) first -= 1;
    else if (length(first, last + 1) <= LONGEST) last += 1;
    else return text.slice(sentences[first]?.start ?? start, sentences[last]?.end ?? end);
  }
}
