import { shareInside, type Reading } from '../reading/reading.js';
import { askedType } from '../retrieval/answer-type.js';
import { isPolar } from '../retrieval/polar-question.js';
import { isPhrase, topicOf } from '../retrieval/topic-question.js';
import { longFormsIn } from '../vocabulary/expansions.js';
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
const ASKS_FOR_VIEW =
  /^\W*what(?:['’]s| is| are| was| were)\b.*\b(?:position|views?|stance|opinions?|attitude|take|thoughts?)\b/i;
const ASKS_WHAT_BECOMES =
  /^\W*what (?:(?:will|would|should|is going to) )?(?:happen(?:s|ed)?|becomes?|became)(?: \w+)? (?:to|of|with)\b/i;

/** Whether something is so, what is said of it and what becomes of it is told by whole sentences, as is all that key words alone may look for. */
function asksForSentence(question: string): boolean {
  return (
    isPolar(question) ||
    topicOf(question) !== null ||
    isPhrase(question.replace(/\?\s*$/, '')) ||
    [ASKS_TO_TELL, ASKS_FOR_VIEW, ASKS_WHAT_BECOMES].some((pattern) => pattern.test(question))
  );
}

/** "When and where", "what is it and why is it here": no piece of one kind answers both. */
const ASKS_FOR_TWO =
  /\b(?:when|where|who|why|how|what)\b.*\band (?:(?:by|for|to|at|in|from) )?(?:when|where|whom?|why|how|what)\b/i;

const ABBREVIATION = String.raw`\p{Lu}[\p{N}&-]*\p{Lu}[\p{Lu}\p{N}&-]*s?`;
const ABBREVIATIONS = String.raw`(?:the\s+|an?\s+)?${ABBREVIATION}(?:\s+${ABBREVIATION}){0,3}`;
const SHORT_FOR = '(?:means?|meaning|short for|stands? for|(?:written |spelled |spelt )?(?:in full|out))';
/** "What is the UNGGE?", "what does ISM mean", "ISM stands for", "meaning of ISM" */
const ASKS_FOR_LONG_FORM = [
  String.raw`[Ww]hat(?:['’]s| is| are| does| do)\s+${ABBREVIATIONS}(?:\s+${SHORT_FOR})?`,
  String.raw`${ABBREVIATIONS}\s+${SHORT_FOR}`,
  String.raw`(?:[Ww]hat(?:['’]s| is)\s+)?(?:[Tt]he\s+)?(?:meaning|(?:full|long) (?:form|name))\s+of\s+${ABBREVIATIONS}`,
].map((pattern) => new RegExp(String.raw`^\W*${pattern}[\s?.!]*$`, 'u'));

const ASKS_WHAT_IT_IS = /^\W*[Ww]hat(?:['’]s| is| are| was| were)\s+(?:the\s+|an?\s+)?([^?]+)/;

/** Whether a question asks what something is that the sentence names by the same words: all that it says of it tells that. */
function asksWhatItIs(question: string, quote: string): boolean {
  const name = ASKS_WHAT_IT_IS.exec(question)?.[1]?.trim().toLowerCase();
  return name !== undefined && quote.toLowerCase().includes(name);
}

/** What an abbreviation of the question stands for, where the sentence tells. */
function longForm(question: string, quote: string): Span | undefined {
  const asked = new Set(terms(question));
  const explained = longFormsIn(quote).find(({ short }) =>
    terms(`the ${quote.slice(short.start, short.end)}`).some((term) => asked.has(term)),
  );
  return explained?.long;
}

/** Whether words say nothing that the question doesn't. */
function areAsked(question: string, words: string): boolean {
  const asked = new Set(terms(question));
  return terms(words).every((term) => asked.has(term));
}

/** Whether words only say again what the question names, by itself or by its abbreviation: that answers nothing. */
function isRepeated(question: string, quote: string, { start, end }: Span): boolean {
  const long = longForm(question, quote);
  if (long !== undefined && long.start <= start && end <= long.end) return true;
  return areAsked(question, quote.slice(start, end));
}

const ASKS_HOW = /^\W*(?:and |but |so )?how\b/i;
const PARTICIPLE = /^(?!using\b)\p{Ll}+ing\b/u;

/** Whether words only say which one is meant of what a question for the means names: "stemming from rivalry" after "the conflict". */
function saysWhich(question: string, quote: string, { start }: Span): boolean {
  const before = quote.slice(0, start).trimEnd().split(/\s+/).at(-1) ?? '';
  const asked = new Set(terms(question));
  return (
    ASKS_HOW.test(question) && PARTICIPLE.test(quote.slice(start)) && terms(before).some((term) => asked.has(term))
  );
}

/** Whether a phrase has no words beside a piece of it but those of the question: "met in Oslo" for "Where did they meet?" */
function addsNothing(question: string, quote: string, { phrase, piece }: { phrase: Span; piece: Span }): boolean {
  return areAsked(question, `${quote.slice(phrase.start, piece.start)} ${quote.slice(piece.end, phrase.end)}`);
}

/**
 * The shortest words of a cited sentence that answer: the phrase that is likeliest to, or of that the piece of the kind that is
 * asked for where the rest only says the question again, or the piece that the phrase is of; else the piece of that kind which
 * the reader leans to; else the whole sentence. Offsets count into the paragraph's text.
 */
export function answerSpan(question: string, quote: string, whole: Span, reading: Reading | null): Span {
  const inParagraph = ({ start, end }: Span): Span => ({ start: start + whole.start, end: end + whole.start });
  const type = askedType(question);
  if (type === 'expansion' || ASKS_FOR_LONG_FORM.some((pattern) => pattern.test(question)))
    return inParagraph(longForm(question, quote) ?? { start: 0, end: quote.length });
  if (reading === null || asksForSentence(question) || ASKS_FOR_TWO.test(question)) return whole;
  if (asksWhatItIs(question, quote)) return whole;
  const pieces = type === undefined || type === 'reason' ? [] : answerPieces(quote, type);
  const phrase = likeliestPhrase(quote, { reading, whole, phrases: phrasesOf(quote) });
  if (phrase !== null && phrase.overlap >= ANSWERS_FROM) {
    const inside = pieces.find((piece) => holds(phrase, piece) && addsNothing(question, quote, { phrase, piece }));
    const answer = pieces.find((piece) => holds(piece, phrase)) ?? inside ?? phrase;
    const isShorter = answer.end - answer.start <= SHORTER * quote.length;
    const answersNothing = isRepeated(question, quote, answer) || saysWhich(question, quote, answer);
    return isShorter && !answersNothing ? inParagraph(answer) : whole;
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
