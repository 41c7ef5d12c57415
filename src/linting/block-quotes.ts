import { quotations, type Quotation } from '../quotes/quotations.js';
import type { Span } from '../types.js';
import { isFunctionWord } from '../vocabulary/terms.js';
import { blanked, withoutCitations, type CitedParagraph } from './citations.js';
import { wordCount, type ProseBlock } from './prose.js';
import type { Titles } from './titles.js';

/** Of fewer words beside its quotation marks a block quote is what stands between them. */
const FEWEST_WORDS_OF_QUOTE = 4;
/** Dashes; what names the source may begin with one: "— the two sides, 2018". */
const DASH = /[—–―]|--/gu;
const DASH_BEFORE_LOWER_CASE = /^(?:[—–―]|--)\s?\p{Ll}/u;
/** What a quote may end with, before such a dash: in some language each of these closes. */
const CLOSING = String.raw`[”"»«’'“‘‹›」』)\]]`;
const SENTENCE_END = new RegExp(String.raw`[.!?…。！？]${CLOSING}?\s?$`, 'u');
const CLOSING_MARK = new RegExp(String.raw`${CLOSING}\s?$`, 'u');
const MOST_WORDS_OF_ATTRIBUTION = 12;

/** Words of a block quote's paragraph with the citations after them. */
export interface QuotedPiece extends Span {
  readonly quotes: readonly Quotation[];
  readonly citations: readonly CitedParagraph[];
  /** Those that its words are held against: words behind the last citation belong to it too. */
  readonly cited: readonly CitedParagraph[];
}

/** Citations that nothing stands between, or no more than "and". */
interface CitationGroup extends Span {
  readonly citations: readonly CitedParagraph[];
}

function isJoining(between: string): boolean {
  return (between.match(/[\p{L}\p{N}]+/gu) ?? []).every((word) => isFunctionWord(word));
}

/** A citation with the parentheses that it stands in, behind words: "(Source: [¶4])". */
function inParentheses(plain: string, from: number, { start, end }: Span): Span {
  const before = plain.slice(from, start);
  const opening = before.lastIndexOf('(');
  const inside = before.slice(opening);
  const isOpen = opening !== -1 && !inside.includes(')') && wordCount(inside) <= MOST_WORDS_OF_ATTRIBUTION;
  if (!isOpen || wordCount(before.slice(0, opening)) === 0) return { start, end };
  const closing = /^[^()]{0,100}\)/u.exec(plain.slice(end, end + 101))?.[0].length ?? 0;
  return { start: from + opening, end: end + closing };
}

function grouped(citations: readonly CitedParagraph[], plain: string): CitationGroup[] {
  const groups: { readonly start: number; end: number; readonly citations: CitedParagraph[] }[] = [];
  for (const citation of citations) {
    const { end } = citation;
    // The label of a link may be the quote itself.
    const start = plain.slice(citation.start, end).trim() === '' ? citation.start : end;
    const last = groups.at(-1);
    if (last !== undefined && isJoining(plain.slice(last.end, start))) {
      last.citations.push(citation);
      last.end = Math.max(last.end, end);
    } else groups.push({ ...inParentheses(plain, last?.end ?? 0, { start, end }), citations: [citation] });
  }
  return groups;
}

/** Whether words go on in the sentence that a part of a text is of. */
function goesOn(text: string, { end }: Span): boolean {
  return /^\s?\p{Ll}/u.test(text.slice(end, end + 2));
}

/** Labels of citing links that are not the quoted words: they stand behind words, as "[Source](…)" does. */
function labelsOfSources(text: string, citations: readonly CitedParagraph[]): Span[] {
  const found: Span[] = [];
  let end = 0;
  let isBehindSource = false;
  for (const citation of citations) {
    const before = text.slice(end, citation.start);
    const isWritten = text.slice(citation.start, citation.end).trim() === '';
    const isSource: boolean = isWritten || ((isBehindSource || wordCount(before) > 0) && !goesOn(text, citation));
    if (isSource && !isWritten) found.push(citation);
    isBehindSource = isSource;
    end = citation.end;
  }
  return found;
}

/** A part of a text without the white space around it. */
function trimmed(text: string, { start, end }: Span): Span {
  const part = text.slice(start, end);
  return { start: end - part.trimStart().length, end: start + part.trimEnd().length };
}

/** Whether a dash at a place of a text parts a quote from what names its source. */
function opensSource(text: string, at: number, isAtBeginning: boolean): boolean {
  const before = text.slice(Math.max(at - 3, 0), at);
  const after = text.slice(at, at + 4);
  if (SENTENCE_END.test(before)) return true;
  if (isAtBeginning || CLOSING_MARK.test(before)) return !DASH_BEFORE_LOWER_CASE.test(after);
  return false;
}

/** Whether a quote, as it seems, is short enough to name a source and no sentence. */
export function canNameSource({ text }: Quotation): boolean {
  return wordCount(text) <= MOST_WORDS_OF_ATTRIBUTION && !SENTENCE_END.test(text.slice(-3));
}

/** A paragraph of a block quote, read for what it quotes. */
class QuotingParagraph {
  readonly #text: string;
  /** Without citations and titles, of the same length. */
  readonly plain: string;
  readonly #marked: readonly Quotation[];
  readonly #unmarked: string;
  readonly #lines: ReadonlySet<number>;
  readonly #end: number;

  constructor(block: ProseBlock, citations: readonly CitedParagraph[], titles: Titles) {
    this.#text = block.text;
    const plain = withoutCitations(block, (id) => titles.of(id));
    this.plain = blanked(plain, [...labelsOfSources(plain, citations), ...titles.spansIn(block.text)]);
    this.#marked = titles.notNaming(quotations(block.text), block.text);
    this.#unmarked = blanked(block.text, this.#marked);
    this.#lines = new Set(block.lines);
    this.#end = this.#withoutSource({ start: 0, end: this.plain.length }).end;
  }

  /** A part of it without what names its source at the end. */
  #withoutSource(part: Span): Span {
    const { start, end } = trimmed(this.plain, part);
    const text = this.plain.slice(start, end);
    const dash = [...text.matchAll(DASH)].findLast(({ index: at }) =>
      opensSource(text, at, at === 0 || this.#lines.has(start + at)),
    );
    const past = dash?.index ?? text.length;
    const isAttributed = wordCount(text.slice(past)) <= MOST_WORDS_OF_ATTRIBUTION;
    return isAttributed ? trimmed(this.plain, { start, end: start + past }) : { start, end };
  }

  /** What a part of it quotes, without citations and what names the source. */
  quotesIn({ start: from, end: to }: Span): Quotation[] {
    const { start, end } = this.#withoutSource({ start: from, end: Math.min(to, this.#end) });
    if (start >= end) return [];
    const marked = this.#marked.filter((quotation) => start <= quotation.start && quotation.end <= end);
    const isBetweenMarks = marked.length > 0 && wordCount(this.#unmarked.slice(start, end)) < FEWEST_WORDS_OF_QUOTE;
    return isBetweenMarks ? marked : [{ start, end, text: this.#text.slice(start, end) }];
  }
}

/** A paragraph of a block quote, cut behind its citations; where it has none it is held against those of the whole. */
export function quotedPieces(
  block: ProseBlock,
  own: readonly CitedParagraph[],
  ofWhole: readonly CitedParagraph[],
  titles: Titles,
): QuotedPiece[] {
  const paragraph = new QuotingParagraph(block, own, titles);
  const groups = grouped(own, paragraph.plain);
  const pieces = groups.map(({ start, end, citations }, i): QuotedPiece => {
    const from = groups[i - 1]?.end ?? 0;
    return { start: from, end, quotes: paragraph.quotesIn({ start: from, end: start }), citations, cited: citations };
  });
  const rest = { start: groups.at(-1)?.end ?? 0, end: block.text.length };
  if (wordCount(block.text.slice(rest.start)) === 0 && groups.length > 0) return pieces;
  const cited = groups.at(-1)?.citations ?? ofWhole;
  return [...pieces, { ...rest, quotes: paragraph.quotesIn(rest), citations: [], cited }];
}
