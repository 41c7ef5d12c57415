import {
  GERMAN_INTRODUCING_ABBREVIATIONS,
  GERMAN_NUMBERED_ABBREVIATIONS,
  GERMAN_OPENERS,
  GERMAN_SCALE_ABBREVIATIONS,
  INTRODUCING_ABBREVIATIONS,
  LONG_ABBREVIATIONS,
  MONTH_ABBREVIATIONS,
  NUMBERED_ABBREVIATIONS,
  PLACE_ABBREVIATIONS,
  SENTENCE_OPENERS,
  SHORT_WORDS,
} from './abbreviations.js';
import { wholeBeginning } from '../surrogates.js';
import type { Span } from '../types.js';

const LAST_ABBREVIATION = /(?:^|[\s("'“‘[])((?:\p{L}+\.-?)*\p{L}+)\.$/u;
/** In UTF-16 code units: no abbreviation is longer, and what was joined so far need not be read again and again. */
const LONGEST_ABBREVIATION = 100;
/** "J", "U.S", "J.-C" */
const INITIALS = /^(?:\p{Lu}\.-?)*\p{Lu}$/u;
const FIRST_WORD = /^["'“‘([]*(\p{L}+)/u;
/** "5", "IX", "B", "A/RES/68/167", "(EU)": what follows "Art.", "App.", "Doc." or "Reg." */
const NUMBER = /^[([]*(?:\p{Nd}|[IVXLC]+\b|\p{Lu}(?!\p{L})|\p{Lu}+[)\]/])/u;
/** Unicode's rules look past a number for the letter after it, and end no sentence where that is a small one. */
const BEFORE_NUMBER = /\.(["'\p{Pi}\p{Pf}\p{Pe}]*(?:\[\p{Nd}{1,3}\]|\p{No})*)\s+(?=["'\p{Pi}\p{Ps}\p{Sc}]*\p{Nd})/gu;
const AFTER_NO_LETTER = /[\p{N}\p{Pe}\p{Pf}\p{Sc}%"']$/u;
const LAST_WORD = /[\p{L}\p{M}]{1,20}$/u;
const LONG_OR_INITIALS = /^(?:.{5,}|\p{Lu}{2,})$/u;
/** In UTF-16 code units: so many tell whether a word is an abbreviation. */
const ENOUGH_OF_WORD = 20;
/** "c. 1850", "s. 5" */
const SMALL_INITIAL = /^\p{Ll}$/u;
/** "No. 7" after "Doc.", "Nr. 3" after "Abs. 2" */
const NUMBERED = /^(\p{L}+)\.\s+(?=[([]*\p{Nd})/u;
/** "am 3.", "10." after "am 3.", "4." after "am 3. und": a bare "Seite 3." is no ordinal. */
const GERMAN_ORDINAL =
  /(?<!\p{L})(?:(?:am|im|vom|zu[mr]|beim|de[mnrs]|die(?:s[emnrs]{1,2})?|das|ein(?:e[mnrs]?)?|jede[mnrs]?)\s|\p{Nd}{1,2}\.(?:\s(?:und|oder|bis))?\s?)\p{Nd}{1,2}\.$/iu;
/** "10. 2018" after "am 3." */
const REST_OF_DATE = /^\p{Nd}{1,2}\.\s|^\p{Nd}{4}(?!\p{Nd})/u;
/** "3.", whatever stands before it, in a date: "Tokio, 3. Oktober 2018" */
const GERMAN_DAY = /(?<![\p{L}\p{N}.,:])\p{Nd}{1,2}\.$/u;
const GERMAN_MONTH =
  /^(?:\p{Nd}{1,2}\.\s?\p{Nd}{4}|Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)(?![\p{L}\p{N}])/u;
/** "5 t.", but not "5 f.", which is "5 and the next". */
const UNIT = /\p{Nd}\s?[ghlmst]\.$/u;
/** Japanese words go on after what they quote: 「…。」と述べた。 Not so "ところ", "ともに" and the like. */
const QUOTED = /[。！？!?][」』”）]+$/u;
const AFTER_QUOTED = /^(?:と(?!ころ|ても|もに|りわけ|りあえず|き|なり|にかく)|って)/u;
const ONLY_AN_ENUMERATOR = /^[([]?(?:\p{Nd}{1,3}|\p{L}|[ivxlc]{1,5})[.)\]]+$/iu;

/** "Will it work?" of "“Will it work?” asked the minister." */
const ASKED_OR_EXCLAIMED = /[?!…？！]["'\p{Pi}\p{Pf}\p{Pe}\s]*$/u;
/** Not "iOS", nor "b)". */
const SMALL_LETTER = /^\p{Ll}(?![\p{Lu}.)])/u;
/** The "»" of "« Oui ! » Il partit.", but not that of "Ja. »Nein.«" */
const CLOSING_MARKS = /^[^\S\n]*[\p{Pf}\p{Pe}]+(?![\p{L}\p{N}])/u;
/** Of a footnote, directly after the full stop: "[1]", "²" */
const FOOTNOTE_MARKS = /^(?:\[\p{Nd}{1,3}\]|\p{No})+/u;
const OPENING_BRACKETS = /(?<!\p{Ps})\p{Ps}+$/u;
/** In UTF-16 code units, with the space before them: of more marks in a row the rest stays where it is. */
const MOST_MARKS = 20;

/** The longest sentence there is, in UTF-16 code units; longer text without an end of sentence is cut at white space. */
const LONGEST_SENTENCE = 10_000;
/** `Intl.Segmenter` is read in windows, since its time grows with the square of the text's: so long where that is enough. */
const USUAL_WINDOW = 1000;
/** How far on a break may depend on what follows it: the small letter after "approx. 5". */
const LOOKAHEAD = 100;

const segmenters = new Map<string, Intl.Segmenter>();

function segmenterFor(language: string): Intl.Segmenter {
  let segmenter = segmenters.get(language);
  if (segmenter === undefined) {
    segmenter = new Intl.Segmenter(language, { granularity: 'sentence' });
    segmenters.set(language, segmenter);
  }
  return segmenter;
}

/** Where to cut a text in which no sentence ends. */
function cutLength(text: string): number {
  const space = text.search(/\s\S*$/u);
  if (space > 0) return space + 1;
  return wholeBeginning(text, text.length).length;
}

interface Window {
  /** Where sentences start in it. */
  readonly starts: readonly number[];
  /** How much of it is sure to be whole sentences; the rest is read again as the next one's start. */
  readonly length: number;
}

/** Reads from a text's start on, as far as a sentence of at most so many code units may reach. */
function readWindow(text: string, segmenter: Intl.Segmenter, longest: number): Window {
  const window = text.slice(0, longest + LOOKAHEAD);
  const starts = [...segmenter.segment(window)].map(({ index }) => index);
  if (window.length <= longest) return { starts, length: window.length };
  return { starts, length: starts.findLast((start) => start <= longest) ?? 0 };
}

/** Sentence breaks by Unicode's rules. */
function* unicodeSentences(text: string, language: string): Generator<Span> {
  const segmenter = segmenterFor(language);
  for (let from = 0; from < text.length;) {
    const rest = text.slice(from, from + LONGEST_SENTENCE + LOOKAHEAD);
    let window = readWindow(rest, segmenter, USUAL_WINDOW);
    if (window.length === 0) window = readWindow(rest, segmenter, LONGEST_SENTENCE);
    const { starts } = window;
    const length = window.length === 0 ? cutLength(rest.slice(0, LONGEST_SENTENCE)) : window.length;
    for (const [i, start] of starts.entries()) {
      if (start < length) yield { start: from + start, end: from + Math.min(starts[i + 1] ?? length, length) };
    }
    from += length;
  }
}

/** Whether a full stop before a number ends a sentence: where no abbreviation can stand before it ("max. 5 kW"). */
function endsBeforeNumber(before: string, marks: string, language: string): boolean {
  if (marks !== '' || AFTER_NO_LETTER.test(before)) return true;
  const word = LAST_WORD.exec(before)?.[0] ?? '';
  const lower = word.toLowerCase();
  if (LONG_OR_INITIALS.test(word)) return !LONG_ABBREVIATIONS.has(lower);
  return /^en\b/iu.test(language) && SHORT_WORDS.has(lower);
}

/** Unicode's pieces, parted before numbers too. */
function* pieces(text: string, language: string): Generator<Span> {
  for (const { start, end } of unicodeSentences(text, language)) {
    let from = start;
    for (const { index, 0: found, 1: marks = '' } of text.slice(start, end).matchAll(BEFORE_NUMBER)) {
      const at = start + index;
      if (!endsBeforeNumber(text.slice(Math.max(from, at - ENOUGH_OF_WORD), at), marks, language)) continue;
      yield { start: from, end: at + found.length };
      from = at + found.length;
    }
    yield { start: from, end };
  }
}

/** Where two pieces part: marks that close something belong to the first, brackets that open something to the second. */
function parting(text: string, { start, end }: Span, next: Span): number {
  const closing = CLOSING_MARKS.exec(text.slice(end, Math.min(end + MOST_MARKS, next.end)))?.[0].length ?? 0;
  if (closing > 0) return end + closing - start <= LONGEST_SENTENCE ? end + closing : end;
  const opening = OPENING_BRACKETS.exec(text.slice(Math.max(end - MOST_MARKS, start), end))?.[0].length ?? 0;
  const footnotes =
    FOOTNOTE_MARKS.exec(text.slice(end - opening, Math.min(end - opening + MOST_MARKS, next.end)))?.[0].length ?? 0;
  const marked = end - opening + footnotes;
  if (footnotes > 0 && !/\s/u.test(text.charAt(end - opening - 1)) && marked - start <= LONGEST_SENTENCE) return marked;
  return next.end - end + opening <= LONGEST_SENTENCE ? end - opening : end;
}

/** The pieces of a text, with each mark at an edge in the piece that it belongs to. */
function* withMarksInPlace(text: string, language: string): Generator<Span> {
  let last: Span | undefined;
  for (const piece of pieces(text, language)) {
    if (last === undefined) {
      last = piece;
      continue;
    }
    const end = parting(text, last, piece);
    yield { start: last.start, end };
    last = { start: end, end: piece.end };
  }
  if (last !== undefined) yield last;
}

function isNumber(text: string): boolean {
  return NUMBER.test(text) || NUMBERED_ABBREVIATIONS.has(NUMBERED.exec(text)?.[1]?.toLowerCase() ?? '');
}

function opensSentence(text: string, openers: ReadonlySet<string>): boolean {
  return openers.has(FIRST_WORD.exec(text)?.[1]?.toLowerCase() ?? '');
}

function continuesGermanNumber(end: string, after: string): boolean {
  if (GERMAN_DAY.test(end) && GERMAN_MONTH.test(after)) return true;
  const isCounted = /^\p{Lu}/u.test(after) && !opensSentence(after, GERMAN_OPENERS);
  return GERMAN_ORDINAL.test(end) && (REST_OF_DATE.test(after) || isCounted);
}

/** As `continues`, for what German alone has. */
function continuesGerman(end: string, abbreviation: string | undefined, after: string): boolean {
  if (abbreviation === undefined) return continuesGermanNumber(end, after);
  const lower = abbreviation.toLowerCase();
  if (GERMAN_NUMBERED_ABBREVIATIONS.has(lower)) return isNumber(after);
  if (GERMAN_INTRODUCING_ABBREVIATIONS.has(lower)) return true;
  const mayGoOn = GERMAN_SCALE_ABBREVIATIONS.has(lower) || (SMALL_INITIAL.test(abbreviation) && !UNIT.test(end));
  return mayGoOn && !opensSentence(after, GERMAN_OPENERS);
}

/** Whether two pieces of a text, parted by the rules above, are of one sentence. */
function continues(before: string, after: string, language: string): boolean {
  if (ONLY_AN_ENUMERATOR.test(before)) return true;
  const end = before.slice(-LONGEST_ABBREVIATION);
  if (QUOTED.test(end) && AFTER_QUOTED.test(after)) return true;
  if (ASKED_OR_EXCLAIMED.test(end)) return SMALL_LETTER.test(after);
  const abbreviation = LAST_ABBREVIATION.exec(end)?.[1];
  if (/^de\b/iu.test(language) && continuesGerman(end, abbreviation, after)) return true;
  if (abbreviation === undefined) return false;
  const lower = abbreviation.toLowerCase();
  if (INTRODUCING_ABBREVIATIONS.has(lower) || PLACE_ABBREVIATIONS.has(abbreviation)) return true;
  if (NUMBERED_ABBREVIATIONS.has(lower)) return isNumber(after);
  if (MONTH_ABBREVIATIONS.has(lower)) return /^\p{Nd}/u.test(after);
  if (SMALL_INITIAL.test(abbreviation)) return /^\p{Nd}/u.test(after);
  if (!INITIALS.test(abbreviation)) return false;
  if (/^\p{Nd}/u.test(after)) return true;
  return FIRST_WORD.test(after) && !opensSentence(after, SENTENCE_OPENERS);
}

function trimmed(text: string, start: number, end: number): Span | null {
  const piece = text.slice(start, end);
  const from = start + (piece.length - piece.trimStart().length);
  const to = end - (piece.length - piece.trimEnd().length);
  return from < to ? { start: from, end: to } : null;
}

/**
 * The sentences of a paragraph by Unicode's rules (UAX #29, through `Intl.Segmenter`), put together again after
 * abbreviations, initials and enumerators ("Mr.", "Art.", "U.S.", "1."), and before the small letter after "Yahoo!"
 */
export function splitSentences(text: string, language: string): Span[] {
  const sentences: Span[] = [];
  for (const { start, end } of withMarksInPlace(text, language)) {
    const span = trimmed(text, start, end);
    if (span === null) continue;
    const previous = sentences.at(-1);
    const joins =
      previous !== undefined &&
      span.end - previous.start <= LONGEST_SENTENCE &&
      !text.slice(previous.end, span.start).includes('\n') &&
      continues(text.slice(previous.start, previous.end), text.slice(span.start, span.start + LOOKAHEAD), language);
    if (joins) sentences[sentences.length - 1] = { start: previous.start, end: span.end };
    else sentences.push(span);
  }
  return sentences;
}

/** The lines of a text, for blocks whose unit is the line: a table's rows, a listing. One over the limit is cut. */
export function splitLines(text: string): Span[] {
  const lines: Span[] = [];
  for (const line of text.matchAll(/[^\n]+/g)) {
    const end = line.index + line[0].length;
    for (let from = line.index; from < end;) {
      const rest = text.slice(from, end);
      const length = rest.length <= LONGEST_SENTENCE ? rest.length : cutLength(rest.slice(0, LONGEST_SENTENCE));
      const span = trimmed(text, from, from + length);
      if (span !== null) lines.push(span);
      from += length;
    }
  }
  return lines;
}
