import { bestSpan, shareInside, type Reading } from '../reading/reading.js';
import { askedType, offered } from '../retrieval/answer-type.js';
import { expansionsIn } from '../vocabulary/expansions.js';
import type { Span } from '../types.js';

/** From this share on the reader is taken at its word. */
const SURE_FROM = 0.5;
/** A candidate of the kind that is asked for is taken where so much of the reader's belief lies inside it. */
const CANDIDATE_FROM = 0.25;
/** Whether something is so, or what is said of it, is told by whole sentences. */
const ASKS_FOR_SENTENCE =
  /^\W*(?:(?:is|are|was|were|do|does|did|has|have|had|can|could|should|shall|will|would|must|may|might)\b|describe\b|explain\b|tell\b|summari[sz]e\b|why\b)|\b(?:says?|said|stated?|mentioned?) (?:about|on|of|regarding)\b/i;

/** The pieces of a sentence that are of the kind that a question asks for. */
function candidates(question: string, quote: string): Span[] {
  const type = askedType(question);
  if (type === undefined) return [];
  return type === 'expansion' ? expansionsIn(quote).map(({ long }) => long) : offered(quote, type);
}

/**
 * The shortest words of a cited sentence that answer: those that the reader is sure of, else the piece of the kind that
 * is asked for which it leans to, else the whole sentence. Offsets count into the paragraph's text.
 */
export function answerSpan(question: string, quote: string, whole: Span, reading: Reading | null): Span {
  if (reading === null || ASKS_FOR_SENTENCE.test(question)) return whole;
  const best = bestSpan(reading, whole);
  if (best !== null && best.share >= SURE_FROM) return { start: best.start, end: best.end };
  const [likeliest] = candidates(question, quote)
    .map(({ start, end }) => ({ start: start + whole.start, end: end + whole.start }))
    .map((span) => ({ span, share: shareInside(reading, span, whole) }))
    .sort((a, b) => b.share - a.share);
  return likeliest !== undefined && likeliest.share >= CANDIDATE_FROM ? likeliest.span : whole;
}
