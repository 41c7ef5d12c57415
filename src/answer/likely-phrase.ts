import { likelySpans, type Reading } from '../reading/reading.js';
import type { Span } from '../types.js';

/** So many of the spans that a reader finds likeliest are weighed; further ones hold little of its belief. */
const WEIGHED = 40;
const WORD = /[\p{L}\p{N}](?:[^\s—–]*[\p{L}\p{N}])?/gu;
const ARTICLE = /^(?:a|an|the)$/i;

/** A phrase and how much of the answer's words it is expected to share, 0 to 1. */
export interface LikelyPhrase extends Span {
  readonly overlap: number;
}

/** Counts the words of a text that begin before a place, articles left out, as SQuAD's F1 counts them. */
function wordCounter(text: string): (place: number) => number {
  const counts = new Uint16Array(text.length + 1);
  for (const { 0: word, index } of text.matchAll(WORD)) if (!ARTICLE.test(word)) counts[index + 1] = 1;
  for (let at = 1; at <= text.length; at += 1) counts[at] = (counts[at] ?? 0) + (counts[at - 1] ?? 0);
  return (place) => counts[Math.min(place, text.length)] ?? 0;
}

/**
 * Of some phrases the one that is expected to share most words with the answer, by F1 over all that a reader thinks
 * possible (least Bayes risk: Kumar and Byrne, 2004); of two that share as many the shorter. So an end that it
 * takes from one answer and a beginning from another make none. Null where no phrase holds a word that may answer.
 * @param sentence Its text, whose place in what was read is `whole`. The phrases' offsets count into it.
 */
export function likeliestPhrase(
  sentence: string,
  { reading, whole, phrases }: { reading: Reading; whole: Span; phrases: readonly Span[] },
): LikelyPhrase | null {
  const count = wordCounter(sentence);
  const inWords = ({ start, end }: Span): Span => ({ start: count(start), end: count(end) });
  const likely = likelySpans(reading, whole, WEIGHED).map(({ start, end, share }) => ({
    ...inWords({ start: start - whole.start, end: end - whole.start }),
    share,
  }));
  const believed = likely.reduce((sum, { share }) => sum + share, 0);
  const expected = (phrase: Span): number => {
    const { start, end } = inWords(phrase);
    let shared = 0;
    for (const span of likely) {
      const both = Math.min(end, span.end) - Math.max(start, span.start);
      if (both > 0) shared += (span.share * 2 * both) / (end - start + span.end - span.start);
    }
    return shared / believed;
  };
  const weighed = phrases.map((phrase) => ({ ...phrase, overlap: expected(phrase) }));
  const isBefore = (one: LikelyPhrase, best: LikelyPhrase): boolean =>
    one.overlap === best.overlap ? one.end - one.start < best.end - best.start : one.overlap > best.overlap;
  return weighed.reduce<LikelyPhrase | null>(
    (best, one) => (one.overlap > 0 && (best === null || isBefore(one, best)) ? one : best),
    null,
  );
}
