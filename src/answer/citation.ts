import { termSpans } from '../vocabulary/terms.js';
import type { RetrievedSentence } from '../retrieval/hybrid-retriever.js';
import type { Citation, CorpusDocument, Span } from '../types.js';

/** Longer quotes are marked by their first and last words, in words. */
const FRAGMENT_WORDS = 5;

/** Percent-encodes what a text fragment's own syntax uses, beside what a URL does. */
function encodeFragment(text: string): string {
  return encodeURIComponent(text).replaceAll('-', '%2D');
}

/** Scroll-to-text fragment (WICG, "URL Fragment Text Directives") that marks a quote in browsers that know it. */
function textFragment(quote: string): string {
  const quoteWords = quote.split(/\s+/);
  if (quoteWords.length <= 2 * FRAGMENT_WORDS) return encodeFragment(quote);
  const first = quoteWords.slice(0, FRAGMENT_WORDS).join(' ');
  const last = quoteWords.slice(-FRAGMENT_WORDS).join(' ');
  return `${encodeFragment(first)},${encodeFragment(last)}`;
}

/** Where a passage can be read: the document's page, at the paragraph, with the quote marked. */
function permalink(document: string, paragraph: number, quote: string): string {
  return `/documents/${encodeURIComponent(document)}#p${String(paragraph)}:~:text=${textFragment(quote)}`;
}

function sharedTerms(quote: string, offset: number, questionTerms: ReadonlySet<string>): Span[] {
  return termSpans(quote)
    .filter(({ term }) => questionTerms.has(term))
    .map(({ start, end }) => ({ start: start + offset, end: end + offset }));
}

/** A part of a document as a citation. @throws RangeError where the document has no such paragraph. */
export function citePart(
  { id, title, language, paragraphs }: CorpusDocument,
  { paragraph, start, end }: Span & { readonly paragraph: number },
  { highlights, score }: Pick<Citation, 'highlights' | 'score'>,
): Citation {
  const text = paragraphs[paragraph - 1]?.text;
  if (text === undefined) throw new RangeError(`${id} has no paragraph ${String(paragraph)}`);
  const quote = text.slice(start, end);
  return {
    document: { id, title, language },
    paragraph,
    quote,
    start,
    end,
    highlights,
    score,
    url: permalink(id, paragraph, quote),
  };
}

/** A retrieved sentence as a citation. `questionTerms` are the stems of the question's words. */
export function toCitation(
  { pageContent: quote, metadata }: RetrievedSentence,
  document: CorpusDocument,
  questionTerms: ReadonlySet<string>,
): Citation {
  const highlights = sharedTerms(quote, metadata.start, questionTerms);
  return citePart(document, metadata, { highlights, score: metadata.score });
}
