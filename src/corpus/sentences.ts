import { INTRODUCING_ABBREVIATIONS, MONTH_ABBREVIATIONS, SENTENCE_OPENERS } from './abbreviations.js';
import type { Span } from '../types.js';

const LAST_ABBREVIATION = /(?:^|[\s("'“‘[])((?:\p{L}+\.)*\p{L}+)\.$/u;
const INITIALS = /^(?:\p{Lu}\.)*\p{Lu}$/u;
const FIRST_WORD = /^["'“‘([]*(\p{L}+)/u;
const ONLY_AN_ENUMERATOR = /^[([]?(?:\p{Nd}{1,3}|\p{L}|[ivxlc]{1,5})[.)\]]+$/iu;

const segmenters = new Map<string, Intl.Segmenter>();

function segmenterFor(language: string): Intl.Segmenter {
  let segmenter = segmenters.get(language);
  if (segmenter === undefined) {
    segmenter = new Intl.Segmenter(language, { granularity: 'sentence' });
    segmenters.set(language, segmenter);
  }
  return segmenter;
}

/** Whether a break that Unicode's rules put between two pieces of text is not the end of a sentence. */
function continues(before: string, after: string): boolean {
  if (ONLY_AN_ENUMERATOR.test(before)) return true;
  const abbreviation = LAST_ABBREVIATION.exec(before)?.[1];
  if (abbreviation === undefined) return false;
  const lower = abbreviation.toLowerCase();
  if (INTRODUCING_ABBREVIATIONS.has(lower)) return true;
  if (MONTH_ABBREVIATIONS.has(lower)) return /^\p{Nd}/u.test(after);
  if (!INITIALS.test(abbreviation)) return false;
  const next = FIRST_WORD.exec(after)?.[1];
  return next !== undefined && !SENTENCE_OPENERS.has(next.toLowerCase());
}

function trimmed(text: string, start: number, end: number): Span | null {
  const piece = text.slice(start, end);
  const from = start + (piece.length - piece.trimStart().length);
  const to = end - (piece.length - piece.trimEnd().length);
  return from < to ? { start: from, end: to } : null;
}

/**
 * The sentences of a paragraph by Unicode's rules (UAX #29, through `Intl.Segmenter`), put together again after
 * abbreviations, initials and enumerators ("Mr.", "Art.", "U.S.", "1.").
 */
export function splitSentences(text: string, language: string): Span[] {
  const sentences: Span[] = [];
  for (const { index, segment } of segmenterFor(language).segment(text)) {
    const span = trimmed(text, index, index + segment.length);
    if (span === null) continue;
    const previous = sentences.at(-1);
    const joins =
      previous !== undefined &&
      !text.slice(previous.end, span.start).includes('\n') &&
      continues(text.slice(previous.start, previous.end), text.slice(span.start, span.end));
    if (joins) sentences[sentences.length - 1] = { start: previous.start, end: span.end };
    else sentences.push(span);
  }
  return sentences;
}

/** The lines of a text, for blocks whose unit is the line: a table's rows, a listing. */
export function splitLines(text: string): Span[] {
  return [...text.matchAll(/[^\n]+/g)].flatMap((line) => {
    const span = trimmed(text, line.index, line.index + line[0].length);
    return span === null ? [] : [span];
  });
}
