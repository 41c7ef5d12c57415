import { bestSpan, shareInside, type Reading } from '../reading/reading.js';
import { askedType } from '../retrieval/answer-type.js';
import { expansionsIn } from '../vocabulary/expansions.js';
import { terms } from '../vocabulary/terms.js';
import type { Span } from '../types.js';
import { answerPieces } from './answer-pieces.js';

/** From this share on the reader is taken at its word: on articles kept apart nineteen in twenty such answers are right. */
const SURE_FROM = 0.65;
/** A candidate of the kind that is asked for is taken where so much of the reader's belief lies inside it: six in seven such touch the right answer. */
const CANDIDATE_FROM = 0.2;
/** Whether something is so, or what is said of it, is told by whole sentences. */
const ASKS_FOR_SENTENCE =
  /^\W*(?:(?:is|are|was|were|do|does|did|has|have|had|can|could|should|shall|will|would|must|may|might)\b|describe\b|explain\b|tell\b|summari[sz]e\b|why\b)|\b(?:says?|said|stated?|mentioned?) (?:about|on|of|regarding)\b/i;
/** "When and where", "what is it and why is it here": no piece of one kind answers both. */
const ASKS_FOR_TWO =
  /\b(?:when|where|who|why|how|what)\b.*\band (?:(?:by|for|to|at|in|from) )?(?:when|where|whom?|why|how|what)\b/i;

/** What an abbreviation of the question stands for, where the sentence tells. */
function longForm(question: string, quote: string): Span | undefined {
  const asked = new Set(terms(question));
  const explained = expansionsIn(quote).find(({ short }) =>
    terms(`the ${quote.slice(short.start, short.end)}`).some((term) => asked.has(term)),
  );
  return explained?.long;
}

/** Whether words only say again what the question names, by itself or by its abbreviation: that answers nothing. */
function isRepeated(question: string, quote: string, { start, end }: Span): boolean {
  const asked = new Set(terms(question));
  const long = longForm(question, quote);
  if (long !== undefined && long.start <= start && end <= long.end) return true;
  return terms(quote.slice(start, end)).every((term) => asked.has(term));
}

/** A span that begins or ends inside a word, as after a hyphen, with all of the word. */
function wholeWords(text: string, { start, end }: Span): Span {
  const before = /(?<![\p{L}\p{N}'’-])['’-]*([\p{L}\p{N}][\p{L}\p{N}'’-]*)$/u.exec(text.slice(0, start))?.[1] ?? '';
  const after = /^[\p{L}\p{N}'’-]*[\p{L}\p{N}]/u.exec(text.slice(end))?.[0] ?? '';
  const isWord = /^[\p{L}\p{N}]/u.test(text.slice(start)) && /[\p{L}\p{N}]$/u.test(text.slice(0, end));
  return isWord ? { start: start - before.length, end: end + after.length } : { start, end };
}

/**
 * The shortest words of a cited sentence that answer: those that the reader is sure of, else the one piece of the kind
 * that is asked for in what it takes for the answer, else the piece of that kind which it leans to, else the whole
 * sentence. Offsets count into the paragraph's text.
 */
export function answerSpan(question: string, quote: string, whole: Span, reading: Reading | null): Span {
  const inParagraph = ({ start, end }: Span): Span => ({ start: start + whole.start, end: end + whole.start });
  const type = askedType(question);
  if (type === 'expansion') return inParagraph(longForm(question, quote) ?? { start: 0, end: quote.length });
  if (reading === null || ASKS_FOR_SENTENCE.test(question) || ASKS_FOR_TWO.test(question)) return whole;
  const pieces = type === undefined ? [] : answerPieces(quote, type);
  const best = bestSpan(reading, whole);
  if (best !== null && best.share >= SURE_FROM) {
    const inQuote = wholeWords(quote, { start: best.start - whole.start, end: best.end - whole.start });
    const piece = pieces.find((one) => holds(one, inQuote)) ?? inQuote;
    return isRepeated(question, quote, piece) ? whole : inParagraph(piece);
  }
  // Names stand in nearly every sentence, so that leaning to one says little of who is asked for.
  const candidates = (type === 'name' ? [] : pieces).map(inParagraph);
  const inBest = best === null || best.share < CANDIDATE_FROM ? [] : candidates.filter((span) => holds(best, span));
  if (inBest.length === 1) return inBest[0] ?? whole;
  const [likeliest] = candidates
    .map((span) => ({ span, share: shareInside(reading, span, whole) }))
    .sort((a, b) => b.share - a.share);
  return likeliest !== undefined && likeliest.share >= CANDIDATE_FROM ? likeliest.span : whole;
}

function holds(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
