import { splitSentences } from '../corpus/sentences.js';
import { quotations, type Quotation } from '../quotes/quotations.js';
import type { Span } from '../types.js';
import { canNameSource, quotedPieces } from './block-quotes.js';
import { citationsIn, withoutCitations, type CitedParagraph } from './citations.js';
import type { ProseBlock } from './prose.js';
import type { Titles } from './titles.js';

interface CitingBlock {
  readonly block: ProseBlock;
  readonly citations: readonly CitedParagraph[];
}

/** A sentence of a block, or a piece of a block quote, with what stands in it; a citation right after its end belongs to it too. */
export interface CitingSentence extends Span {
  readonly block: ProseBlock;
  readonly quotes: readonly Quotation[];
  /** Those that stand in it, and those that its words are held against: the same, but in a block quote. */
  readonly citations: readonly CitedParagraph[];
  readonly cited: readonly CitedParagraph[];
  /** Whether it may be no quote, but what names the source of one. */
  readonly mayNameSource: boolean;
  /** Its text with the citations blanked out, of the same length. */
  readonly plain: string;
}

/** Where a sentence after another begins: past citations, unless they are its subject, as in "[¶8] says that …". */
function pastCitations(plain: string, start: number): number {
  const rest = plain.slice(start);
  const first = rest.trimStart();
  return /^\p{Ll}/u.test(first) ? start : start + rest.length - first.length;
}

/** The sentences of running text. */
function sentencesOf({ block, citations }: CitingBlock, titles: Titles): CitingSentence[] {
  const quotes = titles.notNaming(quotations(block.text), block.text);
  const plain = withoutCitations(block, (id) => titles.of(id));
  // Words quoted from several sentences belong, with the citation after them, to the one sentence that quotes them.
  const isQuoted = (at: number): boolean => quotes.some(({ start, end }) => start < at && at <= end);
  const starts = splitSentences(block.text, 'en').flatMap(({ start, end }, i) => {
    if (i === 0) return [start];
    const isItsOwn = !isQuoted(start) && plain.slice(start, end).trim().length > 1;
    return isItsOwn ? [pastCitations(plain, start)] : [];
  });
  return starts.map((start, i) => {
    const end = starts[i + 1] ?? block.text.length;
    const isInside = (span: Span): boolean => start <= span.start && span.start < end;
    const own = citations.filter(isInside);
    return {
      block,
      start,
      end,
      quotes: quotes.filter(isInside),
      citations: own,
      cited: own,
      mayNameSource: false,
      plain: plain.slice(start, end),
    };
  });
}

/** A block quote. */
interface CitingQuote {
  /** All that is cited in it, every paragraph once. */
  readonly cited: readonly CitedParagraph[];
  /** The one block that cites, where it is the last of several. */
  readonly closing: ProseBlock | null;
}

function citingQuote(blocks: readonly CitingBlock[]): CitingQuote {
  const cited = new Map<string, CitedParagraph>();
  for (const one of blocks.flatMap(({ citations }) => citations)) {
    cited.set(`${one.document ?? ''} ${String(one.paragraph)}`, one);
  }
  const isClosing =
    blocks.length > 1 && blocks.every(({ citations }, i) => citations.length === 0 || i === blocks.length - 1);
  return { cited: [...cited.values()], closing: (isClosing ? blocks.at(-1)?.block : null) ?? null };
}

/** The block quotes of a file by where they begin. */
function citingQuotes(blocks: readonly CitingBlock[]): ReadonlyMap<number, CitingQuote> {
  const quotes = new Map<number, CitingBlock[]>();
  for (const one of blocks) {
    const { blockQuote } = one.block;
    if (blockQuote === null) continue;
    const before = quotes.get(blockQuote);
    if (before === undefined) quotes.set(blockQuote, [one]);
    else before.push(one);
  }
  return new Map([...quotes].map(([start, own]) => [start, citingQuote(own)]));
}

/**
 * The sentences of a file's blocks. A block quote's paragraph is held against the citations in it; where there are none,
 * against those of the whole. A block quote that cites nothing may quote something else: it is read as running text.
 */
export function citingSentences(blocks: readonly ProseBlock[], titles: Titles): readonly CitingSentence[] {
  const citing = blocks.map((block): CitingBlock => ({ block, citations: citationsIn(block, titles) }));
  const quotes = citingQuotes(citing);
  return citing.flatMap((one) => {
    const { block, citations } = one;
    const quote = block.blockQuote === null ? undefined : quotes.get(block.blockQuote);
    if (quote === undefined || quote.cited.length === 0) return sentencesOf(one, titles);
    const isClosing = quote.closing === block;
    return quotedPieces(block, citations, quote.cited, titles).map((piece) => ({
      ...piece,
      block,
      mayNameSource: isClosing && piece.quotes.every(canNameSource),
      plain: '',
    }));
  });
}
