import { align, type Alignment } from './alignment.js';
import type { Token } from './folding.js';
import type { IndexedParagraph, QuoteIndex } from './quote-index.js';

export interface ApproximateMatch extends Alignment {
  readonly in: IndexedParagraph;
}

/** From this similarity on a text counts as the quote's source, altered; of few words more must be the same. */
const CLOSE_FROM = 0.5;
const CLOSE_FROM_OF_FEW = 0.6;
const FEW_WORDS = 6;
/** Fewer words in common may be chance. */
const FEWEST_SAME_WORDS = 2;
/** Words of the quote by which places are looked for: the rarest ones, as long as they stand in no more than this many places in all. */
const MOST_SEEDS = 24;
const MOST_PLACES = 4000;
/** How many stretches of text are compared with the quote word by word; of a very long quote fewer, the first in any case. */
const COMPARED = 12;
/** Pairs of a word of the quote and one of the text: some 50 ns each. */
const MOST_PAIRS = 4_000_000;
/** How far past the quote's own length a stretch reaches on both sides, in tokens. */
const MARGIN = 8;
/** With an ellipsis, how many tokens of the paragraph are looked at. */
const WITH_ELLIPSIS = 600;

interface Stretch {
  readonly in: IndexedParagraph;
  readonly from: number;
  readonly to: number;
  readonly weight: number;
}

/** Places of the quote's rarer words, each with the weight of its word: the rarer, the more it tells. */
function seedPlaces(index: QuoteIndex, quote: readonly Token[]): { place: number; weight: number }[] {
  const words = [...new Set(quote.filter(({ kind }) => kind === 'word').map(({ lower }) => lower))];
  const byRarity = words
    .map((word) => index.placesOf(word))
    .filter((places) => places.length > 0)
    .sort((a, b) => a.length - b.length)
    .slice(0, MOST_SEEDS);
  const seeds: { place: number; weight: number }[] = [];
  for (const [i, places] of byRarity.entries()) {
    if (i > 0 && seeds.length + places.length > MOST_PLACES) break;
    for (const place of places.slice(0, MOST_PLACES)) seeds.push({ place, weight: 1 / Math.log2(1 + places.length) });
  }
  return seeds.sort((a, b) => a.place - b.place);
}

/**
 * For each seed the stretch of text that begins there and is as long as the quote, with all the seeds in it, and as much again on
 * both sides: words before the quote's source may be the quote's too.
 */
function* stretches(index: QuoteIndex, quote: readonly Token[]): Generator<Stretch> {
  const seeds = seedPlaces(index, quote);
  const length = quote.some(({ kind }) => kind === 'ellipsis') ? WITH_ELLIPSIS : quote.length;
  let past = 0;
  let weight = 0;
  for (const [i, seed] of seeds.entries()) {
    for (let next = seeds[past]; next !== undefined && next.place < seed.place + length; next = seeds[past]) {
      weight += next.weight;
      past += 1;
    }
    const paragraph = index.paragraphAt(seed.place);
    const from = seed.place - paragraph.first;
    const last = (seeds[past - 1]?.place ?? seed.place) - paragraph.first;
    yield {
      in: paragraph,
      from: Math.max(0, Math.min(from, last - length) - length - MARGIN),
      to: Math.min(paragraph.length, Math.max(from, last) + length + MARGIN),
      weight,
    };
    weight -= seeds[i]?.weight ?? 0;
  }
}

/** The stretches that hold most of the quote's rare words, no two of them the same. */
function bestStretches(
  index: QuoteIndex,
  quote: readonly Token[],
  isWanted: (paragraph: IndexedParagraph) => boolean,
): Stretch[] {
  const chosen: Stretch[] = [];
  const sorted = [...stretches(index, quote)].sort((a, b) => b.weight - a.weight);
  for (const stretch of sorted) {
    if (chosen.length >= COMPARED) break;
    const isKnown = chosen.some(
      (other) => other.in === stretch.in && stretch.from < other.to && other.from < stretch.to,
    );
    if (!isKnown && isWanted(stretch.in)) chosen.push(stretch);
  }
  return chosen;
}

function isClose({ similarity, sameWords }: Alignment, quotedWords: number): boolean {
  return sameWords >= FEWEST_SAME_WORDS && similarity >= (quotedWords < FEW_WORDS ? CLOSE_FROM_OF_FEW : CLOSE_FROM);
}

/** The text nearest to a quote; null where nothing is close. */
export function closestMatch(
  index: QuoteIndex,
  quote: readonly Token[],
  isWanted: (paragraph: IndexedParagraph) => boolean,
): ApproximateMatch | null {
  const quotedWords = quote.filter(({ kind }) => kind === 'word').length;
  let best: ApproximateMatch | null = null;
  let pairs = 0;
  for (const stretch of bestStretches(index, quote, isWanted)) {
    const more = quote.length * (stretch.to - stretch.from);
    if (pairs > 0 && pairs + more > MOST_PAIRS) break;
    pairs += more;
    const found = align(quote, index.tokensIn(stretch.in, stretch.from, stretch.to));
    if (found === null || !isClose(found, quotedWords) || found.similarity <= (best?.similarity ?? 0)) continue;
    best = { ...found, in: stretch.in, from: found.from + stretch.from, to: found.to + stretch.from };
  }
  return best;
}
