import { citePart } from '../answer/citation.js';
import type { CorpusDocument, Place, QuoteCheck, Span } from '../types.js';
import { closestMatch, type ApproximateMatch } from './approximate-search.js';
import { differences } from './differences.js';
import { exactMatches, withEdgeMarks, type ExactMatch } from './exact-search.js';
import { tokens, type Token } from './folding.js';
import { QuoteIndex, type IndexedParagraph } from './quote-index.js';
import { partsOf, type QuoteParts } from './quote-parts.js';

const MOST_OCCURRENCES = 1000;

const ABSENT: QuoteCheck = {
  status: 'absent',
  citation: null,
  differences: [],
  occurrences: [],
  ambiguous: false,
  misattributed: false,
  editorial: false,
  omitted: [],
};

export interface QuoteScope {
  /** The only documents to look in, by their ids. */
  readonly within?: readonly string[] | undefined;
  /** Where the writer says that the words stand. */
  readonly attributedTo?: { readonly document?: string | undefined; readonly paragraph: number } | undefined;
}

/** A match in the document's own characters. */
interface Located {
  readonly in: IndexedParagraph;
  /** A span for each segment of the quote. */
  readonly spans: readonly Span[];
}

function locate(index: QuoteIndex, { in: paragraph, ranges }: ExactMatch, parts: QuoteParts): Located {
  const { all, before, after } = parts;
  const [first, last] = [all[0], all.at(-1)];
  const tokenAt = (token: number): Token | undefined => index.tokenAt(paragraph, token);
  const spans = ranges.map((range, i) => {
    const { from, to } = withEdgeMarks(range, tokenAt, {
      before: i === 0 && first ? { word: first, marks: before.toReversed() } : undefined,
      after: i === ranges.length - 1 && last ? { word: last, marks: after } : undefined,
    });
    return { start: tokenAt(from)?.start ?? 0, end: tokenAt(to - 1)?.end ?? 0 };
  });
  return { in: paragraph, spans };
}

/** Of the places where a quote stands the one that is most like it in marks at the ends and the first letter's case. */
function mostAlike(candidates: readonly [Located, ...Located[]], quote: string): Located {
  const likeness = (located: Located): readonly number[] => {
    const { start, end } = wholeSpan(located);
    const quoted = located.spans.reduce((sum, span) => sum + span.end - span.start, 0);
    const isSameCase = quote.trimStart().startsWith(located.in.paragraph.text.slice(start, start + 1));
    return [quoted, isSameCase ? 1 : 0, start - end];
  };
  const isMore = (a: readonly number[], b: readonly number[]): boolean => {
    const differing = a.findIndex((value, i) => value !== b[i]);
    return differing !== -1 && (a[differing] ?? 0) > (b[differing] ?? 0);
  };
  return candidates.reduce((best, candidate) => (isMore(likeness(candidate), likeness(best)) ? candidate : best));
}

function wholeSpan({ spans }: Located): Span {
  return { start: spans[0]?.start ?? 0, end: spans.at(-1)?.end ?? 0 };
}

function placeOf(located: Located): Place {
  const { document, paragraph } = located.in;
  return { document: document.id, paragraph: paragraph.number, ...wholeSpan(located) };
}

function isNamed({ document, paragraph }: IndexedParagraph, { attributedTo }: QuoteScope): boolean {
  if (attributedTo === undefined) return false;
  const { document: id = document.id, paragraph: number } = attributedTo;
  return document.id === id && paragraph.number === number;
}

function isWithin({ document }: IndexedParagraph, { within }: QuoteScope): boolean {
  return within?.includes(document.id) ?? true;
}

/** Tells whether quoted words are the documents' own, word by word. */
export class QuoteChecker {
  readonly documents: readonly CorpusDocument[];
  readonly #index: QuoteIndex;

  constructor(documents: readonly CorpusDocument[]) {
    this.documents = documents;
    this.#index = new QuoteIndex(documents);
  }

  check(quote: string, scope: QuoteScope = {}): QuoteCheck {
    const parts = partsOf(quote);
    if (!parts.segments.flat().some(({ kind }) => kind === 'word')) return ABSENT;
    const whole = this.#exact({ segments: [parts.all] }, scope);
    // In the document's own words an ellipsis and square brackets are its own.
    const found = whole.length > 0 ? whole : this.#exact(parts, scope);
    const located = found.map((match) => locate(this.#index, match, parts));
    const isAltered = whole.length === 0 && parts.hasInsertion;
    if (located.length > 0) return this.#exactCheck(quote, located, scope, isAltered);
    return this.#approximateCheck(quote, parts, scope);
  }

  /** The first of them, those where the words are said to stand before the others. */
  #exact(parts: Pick<QuoteParts, 'segments'>, scope: QuoteScope): ExactMatch[] {
    const named: ExactMatch[] = [];
    const others: ExactMatch[] = [];
    for (const match of exactMatches(this.#index, parts)) {
      if (!isWithin(match.in, scope)) continue;
      const alike = isNamed(match.in, scope) ? named : others;
      if (alike.length < MOST_OCCURRENCES) alike.push(match);
      else if (scope.attributedTo === undefined || alike === named) break;
    }
    return [...named, ...others];
  }

  #exactCheck(quote: string, located: readonly Located[], scope: QuoteScope, isAltered: boolean): QuoteCheck {
    const named = located.filter((match) => isNamed(match.in, scope));
    const [one, ...others] = named.length > 0 ? named : located;
    if (one === undefined) return ABSENT;
    const first = mostAlike([one, ...others], quote);
    const { document, paragraph } = first.in;
    const span = wholeSpan(first);
    return {
      ...ABSENT,
      status: isAltered ? 'altered' : 'verbatim',
      citation: citePart(document, { paragraph: paragraph.number, ...span }, { highlights: first.spans, score: 1 }),
      differences: isAltered ? differencesFrom(paragraph.text, span, quote) : [],
      occurrences: located.slice(0, MOST_OCCURRENCES).map(placeOf),
      ambiguous: located.length > 1,
      misattributed: scope.attributedTo !== undefined && named.length === 0,
      editorial: isAltered,
      omitted: first.spans.slice(1).map(({ start }, i) => paragraph.text.slice(first.spans[i]?.end, start).trim()),
    };
  }

  #approximateCheck(quote: string, parts: QuoteParts, scope: QuoteScope): QuoteCheck {
    const match = this.#closest(parts.all, scope);
    if (match === null) return ABSENT;
    const { document, paragraph } = match.in;
    const [span = { start: 0, end: 0 }] = locate(this.#index, { in: match.in, ranges: [match] }, parts).spans;
    const changes = differencesFrom(paragraph.text, span, quote);
    const place = { paragraph: paragraph.number, ...span };
    return {
      ...ABSENT,
      status: 'altered',
      citation: citePart(document, place, { highlights: equalSpans(changes, span.start), score: match.similarity }),
      differences: changes,
      occurrences: [{ document: document.id, ...place }],
      misattributed: scope.attributedTo !== undefined && !isNamed(match.in, scope),
      editorial: isEditorial(changes),
    };
  }

  /** The nearest text; of two that are equally near the one in the paragraph that is named. */
  #closest(all: QuoteParts['all'], scope: QuoteScope): ApproximateMatch | null {
    const best = closestMatch(this.#index, all, (paragraph) => isWithin(paragraph, scope));
    if (best === null || scope.attributedTo === undefined || isNamed(best.in, scope)) return best;
    const named = closestMatch(
      this.#index,
      all,
      (paragraph) => isWithin(paragraph, scope) && isNamed(paragraph, scope),
    );
    return named !== null && named.similarity >= best.similarity ? named : best;
  }
}

const WRAPPING_MARKS = /^\s*(?:"([^]*)"|“([^]*)”|„([^]*)[“”]|«([^]*)»|‘([^]*)’|'([^]*)')\s*$/u;

/** A quote without the quotation marks that it may have come in. */
function unwrapped(quote: string): string {
  const inner = WRAPPING_MARKS.exec(quote)
    ?.slice(1)
    .find((group: string | undefined) => group !== undefined);
  return (inner ?? quote).trim();
}

function differencesFrom(text: string, { start, end }: Span, quote: string): QuoteCheck['differences'] {
  const passage = text.slice(start, end);
  // Marks around the document's own words, as around a title, are not the writer's.
  const given = unwrapped(passage) === passage ? unwrapped(quote) : quote;
  return differences(passage, tokens(passage), given, tokens(given));
}

/** Where the words that a quote shares with the document stand in the paragraph. */
function equalSpans(changes: QuoteCheck['differences'], offset: number): Span[] {
  let at = offset;
  return changes.flatMap(({ op, text }) => {
    if (op === 'insert') return [];
    const start = at + (text.length - text.trimStart().length);
    at += text.length;
    const end = at - (text.length - text.trimEnd().length);
    return op === 'equal' && start < end ? [{ start, end }] : [];
  });
}

const INSERTION_IN_BRACKETS = /^\s*\[[^\]]*\]\s*$/u;

/** Whether all that is added stands in square brackets, and nothing is left out but what such an addition stands for. */
function isEditorial(changes: QuoteCheck['differences']): boolean {
  return changes.every(({ op, text }, i) => {
    if (op === 'equal') return true;
    return op === 'insert' ? INSERTION_IN_BRACKETS.test(text) : changes[i + 1]?.op === 'insert';
  });
}
