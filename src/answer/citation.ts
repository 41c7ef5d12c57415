import { dateInWords } from '../date-in-words.js';
import { documentPath } from '../document-path.js';
import { quotePattern } from '../quote-pattern.js';
import { termSpans } from '../vocabulary/terms.js';
import type { RetrievedSentence } from '../retrieval/hybrid-retriever.js';
import type { Citation, CorpusDocument, Paragraph, Span } from '../types.js';

/** Longer quotes are marked by their first and last words, in words. */
const FRAGMENT_WORDS = 5;

/** Percent-encodes what a text fragment's own syntax uses, beside what a URL does. */
function encodeFragment(text: string): string {
  return encodeURIComponent(text).replaceAll('-', '%2D');
}

/** A text directive (WICG, "URL Fragment Text Directives") for a quote, and the text that a browser looks for first by it. */
interface TextDirective {
  readonly value: string;
  readonly sought: Span;
}

/** The shortest directive: of a long quote its first and last words. */
function bareDirective(text: string, { start, end }: Span): TextDirective {
  const quote = text.slice(start, end);
  const words = [...quote.matchAll(/\S+/g)];
  if (words.length <= 2 * FRAGMENT_WORDS) return { value: encodeFragment(quote), sought: { start, end } };
  const firstEnd = words[FRAGMENT_WORDS]?.index ?? quote.length;
  const lastStart = words.at(-FRAGMENT_WORDS)?.index ?? 0;
  const [first, last] = [quote.slice(0, firstEnd).trim(), quote.slice(lastStart)];
  return {
    value: `${encodeFragment(first)},${encodeFragment(last)}`,
    sought: { start, end: start + first.length },
  };
}

/** The whole quote with the words before and after it in its paragraph. */
function directiveInContext(text: string, { start, end }: Span): TextDirective {
  const before = [...text.slice(0, start).matchAll(/\S+/g)].slice(-FRAGMENT_WORDS);
  const after = [...text.slice(end).matchAll(/\S+/g)].slice(0, FRAGMENT_WORDS);
  const from = before[0]?.index ?? start;
  const lastAfter = after.at(-1);
  const to = lastAfter === undefined ? end : end + lastAfter.index + lastAfter[0].length;
  const prefix = before.length === 0 ? '' : `${encodeFragment(text.slice(from, start).trim())}-,`;
  const suffix = after.length === 0 ? '' : `,-${encodeFragment(text.slice(end, to).trim())}`;
  const value = prefix + encodeFragment(text.slice(start, end)) + suffix;
  return { value, sought: { start: from, end: to } };
}

/** What a document's page shows above a paragraph's text, piece by piece. */
function shownAbove({ title, date, source, paragraphs }: CorpusDocument, paragraph: number): string[] {
  const facts = [title, date === null ? null : dateInWords(date), source];
  const headings = paragraphs.slice(0, paragraph).map(({ heading }) => heading);
  const texts = paragraphs.slice(0, paragraph - 1).map(({ text }) => text);
  return [...facts, ...headings, ...texts].filter((piece) => piece !== null);
}

/** Whether a browser would find a paragraph's text further up on the page: it takes the first place, whatever the case. */
function standsBefore(document: CorpusDocument, { number, text }: Paragraph, { start, end }: Span): boolean {
  const pattern = quotePattern(text.slice(start, end));
  if (pattern === null) return false;
  const anyCase = new RegExp(pattern, 'iu');
  return [...shownAbove(document, number), text.slice(0, end - 1)].some((piece) => anyCase.test(piece));
}

/** Where a part of a paragraph can be read: the document's page, at the paragraph, with the quote marked if it can be. */
function permalink(document: CorpusDocument, paragraph: Paragraph, span: Span): string {
  const place = `${documentPath(document.id)}#p${String(paragraph.number)}`;
  const directive = [bareDirective, directiveInContext]
    .map((direct) => direct(paragraph.text, span))
    .find(({ sought }) => !standsBefore(document, paragraph, sought));
  return directive === undefined ? place : `${place}:~:text=${directive.value}`;
}

function sharedTerms(quote: string, offset: number, questionTerms: ReadonlySet<string>): Span[] {
  return termSpans(quote)
    .filter(({ term }) => questionTerms.has(term))
    .map(({ start, end }) => ({ start: start + offset, end: end + offset }));
}

/** A part of a document as a citation. @throws RangeError where the document has no such paragraph. */
export function citePart(
  document: CorpusDocument,
  { paragraph, start, end }: Span & { readonly paragraph: number },
  { highlights, score }: Pick<Citation, 'highlights' | 'score'>,
): Citation {
  const { id, title, language } = document;
  const cited = document.paragraphs[paragraph - 1];
  if (cited === undefined) throw new RangeError(`${id} has no paragraph ${String(paragraph)}`);
  return {
    document: { id, title, language },
    paragraph,
    quote: cited.text.slice(start, end),
    start,
    end,
    highlights,
    score,
    url: permalink(document, cited, { start, end }),
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
