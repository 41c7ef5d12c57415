import { sameButForFirstCase, type Token } from './folding.js';
import type { IndexedParagraph, QuoteIndex } from './quote-index.js';
import type { QuoteParts } from './quote-parts.js';

/** Tokens of one paragraph, from `from` to before `to`, that are a segment of the quote. */
export interface TokenRange {
  readonly from: number;
  readonly to: number;
}

/** Where all of a quote stands: a range for each segment, in order. */
export interface ExactMatch {
  readonly in: IndexedParagraph;
  readonly ranges: readonly TokenRange[];
}

function standsAt(index: QuoteIndex, segment: readonly Token[], paragraph: IndexedParagraph, from: number): boolean {
  if (from < 0 || from + segment.length > paragraph.length) return false;
  return segment.every(({ folded }, i) => {
    const own = index.foldedAt(paragraph, from + i);
    return i === 0 ? sameButForFirstCase(folded, own) : folded === own;
  });
}

/** The token of a segment that stands in the fewest places: looking at those is enough. */
function rarest(index: QuoteIndex, segment: readonly Token[]): { offset: number; places: Uint32Array } {
  let best = { offset: 0, places: index.placesOf(segment[0]?.lower ?? '') };
  for (const [offset, { lower }] of segment.entries()) {
    const places = index.placesOf(lower);
    if (places.length < best.places.length) best = { offset, places };
  }
  return best;
}

/** Every place of a segment, by paragraph. */
function occurrences(index: QuoteIndex, segment: readonly Token[]): Map<IndexedParagraph, TokenRange[]> {
  const { offset, places } = rarest(index, segment);
  const found = new Map<IndexedParagraph, TokenRange[]>();
  for (const place of places) {
    const paragraph = index.paragraphAt(place);
    const from = place - paragraph.first - offset;
    if (!standsAt(index, segment, paragraph, from)) continue;
    const range = { from, to: from + segment.length };
    const known = found.get(paragraph);
    if (known === undefined) found.set(paragraph, [range]);
    else known.push(range);
  }
  return found;
}

/** For each place of the first segment the nearest places of the others after it. */
function inOrder(bySegment: readonly (readonly TokenRange[])[]): TokenRange[][] {
  const [firsts = [], ...others] = bySegment;
  // Later first segments never need earlier places of the others: each list is walked once.
  const nexts = others.map(() => 0);
  const chains: TokenRange[][] = [];
  for (const first of firsts) {
    const chain = [first];
    for (const [i, ranges] of others.entries()) {
      let next = nexts[i] ?? 0;
      while (next < ranges.length && (ranges[next]?.from ?? 0) < (chain.at(-1)?.to ?? 0)) next += 1;
      nexts[i] = next;
      const range = ranges[next];
      if (range === undefined) return withoutLonger(chains);
      chain.push(range);
    }
    chains.push(chain);
  }
  return withoutLonger(chains);
}

/** Of several chains that end at the same place only the last one, the shortest, leaves no words out for nothing. */
function withoutLonger(chains: readonly TokenRange[][]): TokenRange[][] {
  return chains.filter((chain, i) => chain.length === 1 || chain.at(-1)?.to !== chains[i + 1]?.at(-1)?.to);
}

/** Every place where all segments of a quote stand in order in one paragraph, in the order of the corpus. */
export function exactMatches(index: QuoteIndex, { segments }: Pick<QuoteParts, 'segments'>): ExactMatch[] {
  const found = segments.map((segment) => occurrences(index, segment));
  const [first] = found;
  if (first === undefined) return [];
  return [...first.keys()].flatMap((paragraph) => {
    const bySegment = found.map((byParagraph) => byParagraph.get(paragraph) ?? []);
    return inOrder(bySegment).map((ranges) => ({ in: paragraph, ranges }));
  });
}

/** What a quote has at one of its ends: its outermost own word, and the marks outside it, nearest first. */
export interface QuoteEnd {
  readonly word: Token;
  readonly marks: readonly Token[];
}

function touch(a: Token, b: Token): boolean {
  return a.end === b.start || b.end === a.start;
}

/** The tokens of a text by their number. */
type TokensOf = (token: number) => Token | undefined;

/** How many of the marks stand in the text too, `step` by step from a place on, as close to each other as in the quote. */
function sharedMarks(own: TokensOf, from: number, step: 1 | -1, { word, marks }: QuoteEnd): number {
  let count = 0;
  let inner = word;
  for (const mark of marks) {
    const innerOwn = own(from + step * count);
    const next = own(from + step * (count + 1));
    const isShared =
      innerOwn !== undefined && next?.folded === mark.folded && touch(innerOwn, next) === touch(inner, mark);
    if (!isShared) break;
    count += 1;
    inner = mark;
  }
  return count;
}

/** A range of a text with the marks around it that the quote also has. */
export function withEdgeMarks(
  { from, to }: TokenRange,
  own: TokensOf,
  ends: { readonly before?: QuoteEnd | undefined; readonly after?: QuoteEnd | undefined },
): TokenRange {
  return {
    from: from - (ends.before === undefined ? 0 : sharedMarks(own, from, -1, ends.before)),
    to: to + (ends.after === undefined ? 0 : sharedMarks(own, to - 1, 1, ends.after)),
  };
}
