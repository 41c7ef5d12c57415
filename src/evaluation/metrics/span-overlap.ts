const ASCII_PUNCTUATION = /[!-/:-@[-`{-~]/g;
/** Whole words, where a word is made of what Python's `\w` matches. */
const ARTICLES = /(?<![\p{L}\p{N}_])(?:a|an|the)(?![\p{L}\p{N}_])/gu;

/** How well an answer's words match those of the right answers, each 0 to 1. */
export interface SpanOverlap {
  readonly exactMatch: number;
  readonly f1: number;
}

/** Tokens as SQuAD's official script compares them: no letter case, no punctuation, no articles. */
function tokens(text: string): string[] {
  return text
    .toLowerCase()
    .replace(ASCII_PUNCTUATION, '')
    .replace(ARTICLES, ' ')
    .split(/\s+/)
    .filter((token) => token !== '');
}

function f1(predicted: readonly string[], gold: readonly string[]): number {
  if (predicted.length === 0 || gold.length === 0) return predicted.length === gold.length ? 1 : 0;
  const left = new Map<string, number>();
  for (const token of gold) left.set(token, (left.get(token) ?? 0) + 1);
  let shared = 0;
  for (const token of predicted) {
    const count = left.get(token) ?? 0;
    if (count === 0) continue;
    shared += 1;
    left.set(token, count - 1);
  }
  return (2 * shared) / (predicted.length + gold.length);
}

/**
 * Exact match and F1 over tokens, each the best over the right answers, as SQuAD's official script for version 2.0
 * computes them (Rajpurkar et al., 2018). The empty text stands for a refusal; without a right answer it is right.
 */
export function spanOverlap(predicted: string, golds: readonly string[]): SpanOverlap {
  const own = tokens(predicted);
  const worded = golds.map(tokens).filter((gold) => gold.length > 0);
  const rights = worded.length === 0 ? [[]] : worded;
  return {
    exactMatch: rights.some((gold) => gold.join(' ') === own.join(' ')) ? 1 : 0,
    f1: Math.max(...rights.map((gold) => f1(own, gold))),
  };
}
