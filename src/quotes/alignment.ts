import { sameButForFirstCase, type Token } from './folding.js';
import type { MatchedRange } from './exact-search.js';

/** The part of a text that is nearest to a quote. */
export interface Alignment extends MatchedRange {
  /** Words that are the same, as a part of the quote's words and those of the text's that it leaves out, 0 to 1. */
  readonly similarity: number;
  readonly sameWords: number;
}

/** What a word of the quote costs that the text doesn't have, and one of the text that the quote leaves out. */
const WORD_COST = 1;
const PASSED_WORD_COST = 0.7;
/** Less than leaving out and adding together, and than adding alone: a changed word, also at the ends, is one change. */
const CHANGED_WORD_COST = 0.95;
const MARK_COST = 0.25;
const CASE_COST = 0.25;

function costOf({ kind }: Token): number {
  return kind === 'word' ? WORD_COST : MARK_COST;
}

function costOfChange(quoted: Token, own: Token): number {
  if (quoted.folded === own.folded) return 0;
  if (quoted.lower === own.lower) return sameButForFirstCase(quoted.folded, own.folded) ? CASE_COST / 2 : CASE_COST;
  if (quoted.kind === 'word' && own.kind === 'word') return CHANGED_WORD_COST;
  return costOf(quoted) + costOf(own);
}

/** The best way to each place of the text, after some of the quote's tokens. */
interface Row {
  readonly cost: Float64Array;
  /** Where in the text the way begins. */
  readonly start: Int32Array;
  readonly sameWords: Int32Array;
  /** Words of the text passed over inside the way, other than at an ellipsis. */
  readonly leftOut: Int32Array;
}

function emptyRow(length: number): Row {
  return {
    cost: new Float64Array(length),
    start: new Int32Array(length),
    sameWords: new Int32Array(length),
    leftOut: new Int32Array(length),
  };
}

function take(to: Row, i: number, from: Row, j: number, cost: number, same = 0, leftOut = 0): void {
  to.cost[i] = (from.cost[j] ?? Infinity) + cost;
  to.start[i] = from.start[j] ?? 0;
  to.sameWords[i] = (from.sameWords[j] ?? 0) + same;
  to.leftOut[i] = (from.leftOut[j] ?? 0) + leftOut;
}

/** Writes the row after one more token of the quote. At an ellipsis words of the text are passed over at no cost. */
function fillNext(row: Row, previous: Row, quoted: Token, text: readonly Token[]): void {
  const isEllipsis = quoted.kind === 'ellipsis';
  const leavingOut = isEllipsis ? 0 : costOf(quoted);
  take(row, 0, previous, 0, leavingOut);
  for (const [j, own] of text.entries()) {
    const i = j + 1;
    take(row, i, previous, i, leavingOut);
    const passing = isEllipsis ? 0 : Math.min(costOf(own), PASSED_WORD_COST);
    if ((row.cost[j] ?? Infinity) + passing < (row.cost[i] ?? Infinity)) {
      take(row, i, row, j, passing, 0, isEllipsis || own.kind !== 'word' ? 0 : 1);
    }
    const change = costOfChange(quoted, own);
    if ((previous.cost[j] ?? Infinity) + change < (row.cost[i] ?? Infinity)) {
      take(row, i, previous, j, change, quoted.kind === 'word' && quoted.lower === own.lower ? 1 : 0);
    }
  }
}

/**
 * The part of a text with the smallest word-level edit distance from a quote (Sellers, 1980: the text around the part
 * costs nothing). Time grows with the product of both lengths. Null where the quote has no word.
 */
export function align(quote: readonly Token[], text: readonly Token[]): Alignment | null {
  const quotedWords = quote.filter(({ kind }) => kind === 'word').length;
  if (quotedWords === 0) return null;
  let row = emptyRow(text.length + 1);
  let spare = emptyRow(text.length + 1);
  for (let i = 0; i <= text.length; i += 1) row.start[i] = i;
  for (const quoted of quote) {
    fillNext(spare, row, quoted, text);
    [row, spare] = [spare, row];
  }
  let to = 0;
  for (let i = 1; i <= text.length; i += 1) {
    const isBetter = (row.cost[i] ?? Infinity) < (row.cost[to] ?? Infinity);
    const isAsGood = row.cost[i] === row.cost[to] && (row.sameWords[i] ?? 0) > (row.sameWords[to] ?? 0);
    if (isBetter || isAsGood) to = i;
  }
  const sameWords = row.sameWords[to] ?? 0;
  const similarity = sameWords / (quotedWords + (row.leftOut[to] ?? 0));
  return { from: row.start[to] ?? 0, to, similarity, sameWords };
}
