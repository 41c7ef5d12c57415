import type { Span } from '../types.js';

/** A short form in round brackets and the words before it that it stands for. */
interface Expansion {
  readonly short: Span;
  readonly long: Span;
}

const BRACKETED = /\(([\p{L}\p{N}][\p{L}\p{N} .&/-]{0,30})\)/gu;
/** The long form has at most so many words more than the short one has letters, or twice as many (Schwartz and Hearst). */
const SPARE_WORDS = 5;
/** In characters: so far before a short form its long form is looked for. */
const LONGEST = 500;

function isLetter(character: string): boolean {
  return /[\p{L}\p{N}]/u.test(character);
}

/** Where the words that a short form stands for begin in the text before it: its letters in order, the first one at a word's start. */
function longStart(before: string, short: string): number | null {
  let at = before.length - 1;
  for (let letter = short.length - 1; letter >= 0; letter -= 1) {
    const wanted = short.charAt(letter).toLowerCase();
    if (!isLetter(wanted)) continue;
    while (
      at >= 0 &&
      (before.charAt(at).toLowerCase() !== wanted || (letter === 0 && at > 0 && isLetter(before.charAt(at - 1))))
    )
      at -= 1;
    if (at < 0) return null;
    at -= 1;
  }
  return at + 1;
}

/**
 * The abbreviations that a text explains itself, as in "European Union (EU)", by the algorithm of Schwartz and Hearst
 * (2003).
 */
export function expansionsIn(text: string): Expansion[] {
  return [...text.matchAll(BRACKETED)].flatMap(({ 0: bracketed, 1: inside = '', index }) => {
    const capitals = inside.match(/\p{Lu}/gu)?.length ?? 0;
    const short = inside.endsWith('s') && capitals > 1 && inside.length > 2 ? inside.slice(0, -1) : inside;
    const from = Math.max(0, index - LONGEST);
    const before = text.slice(from, index).trimEnd();
    const first = capitals > 1 ? longStart(before, short) : null;
    if (first === null) return [];
    const words = before.slice(first).split(/\s+/).length;
    if (words > Math.min(short.length + SPARE_WORDS, short.length * 2)) return [];
    const opening = index + bracketed.indexOf(inside);
    return [
      {
        short: { start: opening, end: opening + inside.length },
        long: { start: from + first, end: from + before.length },
      },
    ];
  });
}
