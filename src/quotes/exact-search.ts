import { lowerBound } from '../lower-bound.js';
import { sameButForFirstCase, type Token } from './folding.js';
import type { IndexedParagraph, QuoteIndex } from './quote-index.js';
import type { QuoteParts } from './quote-parts.js';

/** Tokens of one paragraph, from `from` to before `to`, that match a segment of the quote. */
export interface MatchedRange {
  readonly from: number;
  readonly to: number;
}

/** Where all of a quote stands: a range for each segment, in order. */
export interface ExactMatch {
  readonly in: IndexedParagraph;
  readonly ranges: readonly MatchedRange[];
}

function standsAt(index: QuoteIndex, segment: readonly Token[], paragraph: IndexedParagraph, from: number): boolean {
  return segment.every(({ folded }, i) => {
    const own = index.foldedAt(paragraph, from + i);
    return i === 0 ? sameButForFirstCase(folded, own) : folded === own;
  });
}

/** A segment of a quote, to be looked for by its token that stands in the fewest places. */
interface Sought {
  readonly segment: readonly Token[];
  /** Where that token is in the segment, and its places in the corpus, in order. */
  readonly offset: number;
  readonly places: Uint32Array;
}

function byRarest(index: QuoteIndex, segment: readonly Token[]): Sought {
  let best = { segment, offset: 0, places: index.placesOf(segment[0]?.lower ?? '') };
  for (const [offset, { lower }] of segment.entries()) {
    const places = index.placesOf(lower);
    if (places.length < best.places.length) best = { segment, offset, places };
  }
  return best;
}

/** Which of some places in order is the first that is not before another; their number where none is. */
function firstFrom(places: Uint32Array, from: number): number {
  return lowerBound(places.length, (place) => (places[place] ?? Infinity) < from);
}

/** Where a segment first stands in a paragraph from one of its tokens on; null where it doesn't. */
function nextRange(
  index: QuoteIndex,
  { segment, offset, places }: Sought,
  paragraph: IndexedParagraph,
  from: number,
): MatchedRange | null {
  const { first, length } = paragraph;
  for (let next = firstFrom(places, first + from + offset); next < places.length; next += 1) {
    const start = (places[next] ?? Infinity) - first - offset;
    if (start + segment.length > length) return null;
    if (standsAt(index, segment, paragraph, start)) return { from: start, to: start + segment.length };
  }
  return null;
}

/** The next place of the first segment after that in `previous`, with the nearest places of the others after it; null where one lacks. */
function chainAfter(
  previous: readonly MatchedRange[],
  index: QuoteIndex,
  segments: readonly Sought[],
  paragraph: IndexedParagraph,
): MatchedRange[] | null {
  const chain: MatchedRange[] = [];
  let from = (previous[0]?.from ?? -1) + 1;
  for (const [i, sought] of segments.entries()) {
    const known = previous[i];
    // A later first segment never needs an earlier place of the others: for each of them the text is walked once.
    const range = known !== undefined && known.from >= from ? known : nextRange(index, sought, paragraph, from);
    if (range === null) return null;
    chain.push(range);
    from = range.to;
  }
  return chain;
}

/**
 * For each place of the first segment in a paragraph the nearest places of the others after it. Of several chains that end at
 * the same place only the last one, the shortest, leaves no words out for nothing.
 */
function* inOrder(
  index: QuoteIndex,
  segments: readonly Sought[],
  paragraph: IndexedParagraph,
): Generator<MatchedRange[]> {
  let last: MatchedRange[] | null = null;
  for (;;) {
    const chain = chainAfter(last ?? [], index, segments, paragraph);
    if (last !== null && (last.length === 1 || last.at(-1)?.to !== chain?.at(-1)?.to)) yield last;
    if (chain === null) return;
    last = chain;
  }
}

/** The paragraphs that some places in order lie in, each once. */
function paragraphsAt(index: QuoteIndex, places: Uint32Array): IndexedParagraph[] {
  const found: IndexedParagraph[] = [];
  let past = 0;
  for (const place of places) {
    if (place < past) continue;
    const paragraph = index.paragraphAt(place);
    found.push(paragraph);
    past = paragraph.first + paragraph.length;
  }
  return found;
}

/**
 * Every place where all segments of a quote stand in order in one paragraph, in the order of the corpus. Only paragraphs are
 * looked at that hold the quote's rarest word and have room for all of it: a quote may be thousands of common words, each a
 * segment, and those of all the corpus for each of them would be too many.
 */
export function* exactMatches(
  index: QuoteIndex,
  { segments }: Pick<QuoteParts, 'segments'>,
): Generator<ExactMatch, undefined> {
  const sought = segments.map((segment) => byRarest(index, segment));
  const [first] = sought;
  if (first === undefined) return;
  const { places } = sought.reduce((best, other) => (other.places.length < best.places.length ? other : best), first);
  const fewest = segments.reduce((sum, { length }) => sum + length, 0);
  for (const paragraph of paragraphsAt(index, places)) {
    if (paragraph.length < fewest) continue;
    for (const ranges of inOrder(index, sought, paragraph)) yield { in: paragraph, ranges };
  }
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
  { from, to }: MatchedRange,
  own: TokensOf,
  ends: { readonly before?: QuoteEnd | undefined; readonly after?: QuoteEnd | undefined },
): MatchedRange {
  return {
    from: from - (ends.before === undefined ? 0 : sharedMarks(own, from, -1, ends.before)),
    to: to + (ends.after === undefined ? 0 : sharedMarks(own, to - 1, 1, ends.after)),
  };
}
