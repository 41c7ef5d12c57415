import { shareInside, type Reading } from '../reading/reading.js';
import { askedType } from '../retrieval/answer-type.js';
import { isPolar } from '../retrieval/polar-question.js';
import { topicOf } from '../retrieval/topic-question.js';
import { expansionsIn } from '../vocabulary/expansions.js';
import { terms } from '../vocabulary/terms.js';
import type { Span } from '../types.js';
import { answerPieces } from './answer-pieces.js';
import { likeliestPhrase } from './likely-phrase.js';
import { phrasesOf } from './phrases.js';

/** A phrase answers where it is expected to share so much with the answer. */
const ANSWERS_FROM = 0.7;
/** What is longer than this part of the sentence is not worth cutting out of it. */
const SHORTER = 0.7;
/** A candidate of the kind that is asked for is taken where so much of the reader's belief lies inside it: six in seven such touch the right answer. */
const CANDIDATE_FROM = 0.2;
const ASKS_TO_TELL = /^\W*(?:describe|explain|tell|summari[sz]e)\b/i;

/** Whether something is so, or what is said of it, is told by whole sentences. */
function asksForSentence(question: string): boolean {
  return isPolar(question) || topicOf(question) !== null || ASKS_TO_TELL.test(question);
}

/** "When and where", "what is it and why is it here": no piece of one kind answers both. */
const ASKS_FOR_TWO =
  /\b(?:when|where|who|why|how|what)\b.*\band (?:(?:by|for|to|at|in|from) )?(?:when|where|whom?|why|how|what)\b/i;

/** "What is the UNGGE?", "what does ISM mean" */
const ASKS_FOR_LONG_FORM =
  /^\W*[Ww]hat(?:['’]s| is| are| does| do)\s+(?:the\s+|an?\s+)?(?=\p{Lu}[\p{N}&-]*\p{Lu})[\p{Lu}\p{N}&-]+s?(?:\s+(?:mean|short for))?[\s?.!]*$/u;

const ASKS_WHAT_IT_IS = /^\W*[Ww]hat(?:['’]s| is| are| was| were)\s+(?:the\s+|an?\s+)?([^?]+)/;

/** Whether a question asks what something is that the sentence names by the same words: all that it says of it tells that. */
function asksWhatItIs(question: string, quote: string): boolean {
  const name = ASKS_WHAT_IT_IS.exec(question)?.[1]?.trim().toLowerCase();
  return name !== undefined && quote.toLowerCase().includes(name);
}

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

/**
 * The shortest words of a cited sentence that answer: the phrase that is likeliest to, and of that the one piece of the kind
 * that is asked for, or the piece that the phrase is of; else the piece of that kind which the reader leans to; else the
 * whole sentence. Offsets count into the paragraph's text.
 */
export function answerSpan(question: string, quote: string, whole: Span, reading: Reading | null): Span {
  const inParagraph = ({ start, end }: Span): Span => ({ start: start + whole.start, end: end + whole.start });
  const type = askedType(question);
  if (type === 'expansion' || ASKS_FOR_LONG_FORM.test(question))
    return inParagraph(longForm(question, quote) ?? { start: 0, end: quote.length });
  if (reading === null || asksForSentence(question) || ASKS_FOR_TWO.test(question)) return whole;
  if (asksWhatItIs(question, quote)) return whole;
  const pieces = type === undefined || type === 'reason' ? [] : answerPieces(quote, type);
  const phrase = likeliestPhrase(quote, { reading, whole, phrases: phrasesOf(quote) });
  if (phrase !== null && phrase.overlap >= ANSWERS_FROM) {
    const inside = pieces.filter((piece) => holds(phrase, piece));
    const answer =
      pieces.find((piece) => holds(piece, phrase)) ?? (inside.length === 1 ? inside[0] : undefined) ?? phrase;
    const isShorter = answer.end - answer.start <= SHORTER * quote.length;
    return isShorter && !isRepeated(question, quote, answer) ? inParagraph(answer) : whole;
  }
  // Names stand in nearly every sentence, so that leaning to one says little of who is asked for.
  const [likeliest] = (type === 'name' ? [] : pieces)
    .map((piece) => ({ piece, share: shareInside(reading, inParagraph(piece), whole) }))
    .sort((a, b) => b.share - a.share);
  return likeliest !== undefined && likeliest.share >= CANDIDATE_FROM ? inParagraph(likeliest.piece) : whole;
}

function holds(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
