import { splitSentences } from '../corpus/sentences.js';
import { quotations, type Quotation } from '../quotes/quotations.js';
import type { CorpusDocument, Span } from '../types.js';
import { quotedPieces } from './block-quotes.js';
import { citationsIn, withoutCitations, type CitedParagraph } from './citations.js';
import { Titles } from './titles.js';
import type { ProseBlock } from './prose.js';

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
      plain: plain.slice(start, end),
    };
  });
}

/** All that is cited in each block quote, every paragraph once, by where the block quote begins. */
function citedInQuotes(blocks: readonly CitingBlock[]): ReadonlyMap<number, readonly CitedParagraph[]> {
  const cited = new Map<number, Map<string, CitedParagraph>>();
  for (const { block, citations } of blocks) {
    if (block.blockQuote === null) continue;
    const all = cited.get(block.blockQuote) ?? new Map<string, CitedParagraph>();
    for (const one of citations) all.set(`${one.document ?? ''} ${String(one.paragraph)}`, one);
    cited.set(block.blockQuote, all);
  }
  return new Map([...cited].map(([start, all]) => [start, [...all.values()]]));
}

/**
 * The sentences of a file's blocks. A block quote's paragraph is held against the citations in it; where there are none,
 * against those of the whole. A block quote that cites nothing may quote something else: it is read as running text.
 */
export function citingSentences(
  blocks: readonly ProseBlock[],
  documents: readonly CorpusDocument[],
): readonly CitingSentence[] {
  const ids = new Set(documents.map(({ id }) => id));
  const titles = new Titles(documents);
  const citing = blocks.map((block): CitingBlock => ({ block, citations: citationsIn(block, ids) }));
  const citedIn = citedInQuotes(citing);
  return citing.flatMap((one) => {
    const { blockQuote } = one.block;
    const whole = blockQuote === null ? [] : (citedIn.get(blockQuote) ?? []);
    if (whole.length === 0) return sentencesOf(one, titles);
    return quotedPieces(one.block, one.citations, whole, titles).map((piece) => ({
      ...piece,
      block: one.block,
      plain: '',
    }));
  });
}
