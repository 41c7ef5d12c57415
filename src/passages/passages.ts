import { wholeBeginning } from '../surrogates.js';
import type { CorpusDocument, Paragraph, Passage, SentencePassage, Span } from '../types.js';

/** A longer sentence is cut into several passages: a vector of very many words stands for none of them. In UTF-16 code units. */
export const LONGEST_SENTENCE_PASSAGE = 800;
/** A longer paragraph is several passages of whole sentence passages, in UTF-16 code units. */
export const LONGEST_PARAGRAPH_PASSAGE = 2000;

const CLAUSE_MARK_THEN_SPACE = /[;:,–—]\s+(?=\S)/g;
const SPACE = /(?<!\s)\s+(?=\S)/g;

/** Where the last match of `pattern` inside `text` ends, if in its second half, so that no piece is tiny. */
function lastCut(text: string, pattern: RegExp): number | null {
  const end = [...text.matchAll(pattern)].map((match) => match.index + match[0].length).at(-1);
  return end !== undefined && end > text.length / 2 ? end : null;
}

/** Cuts a span into pieces of at most `limit` units: after a clause mark, else at white space, else between characters. */
function cut(text: string, { start, end }: Span, limit: number): Span[] {
  const pieces: Span[] = [];
  let from = start;
  while (end - from > limit) {
    const window = text.slice(from, from + limit);
    const length = lastCut(window, CLAUSE_MARK_THEN_SPACE) ?? lastCut(window, SPACE) ?? limit;
    const to = from + wholeBeginning(window, length).length;
    pieces.push({ start: from, end: from + text.slice(from, to).trimEnd().length });
    const rest = text.slice(to, end);
    from = to + (rest.length - rest.trimStart().length);
  }
  pieces.push({ start: from, end });
  return pieces;
}

/** Runs of whole spans of at most `limit` units, each of which fits; a run starts with the last span of the one before, where it fits too. */
function runs(spans: readonly Span[], limit: number): Span[] {
  const found: Span[] = [];
  let first = 0;
  for (let last = 0; last < spans.length; last += 1) {
    const start = spans[first]?.start ?? 0;
    const end = spans[last]?.end ?? start;
    const next = spans[last + 1];
    if (next === undefined || next.end - start > limit) {
      found.push({ start, end });
      const overlapFits = next !== undefined && last > first && next.end - (spans[last]?.start ?? 0) <= limit;
      first = overlapFits ? last : last + 1;
    }
  }
  return found;
}

function toPassage(document: CorpusDocument, paragraph: Paragraph, { start, end }: Span): Passage {
  return { document: document.id, paragraph: paragraph.number, start, end, text: paragraph.text.slice(start, end) };
}

function sentencePieces({ text, sentences }: Paragraph): Span[] {
  return sentences.flatMap((sentence) => cut(text, sentence, LONGEST_SENTENCE_PASSAGE));
}

/** Every sentence of a document as a passage; one over the limit as several, each knowing its sentence. */
export function sentencePassages(document: CorpusDocument): SentencePassage[] {
  return document.paragraphs.flatMap((paragraph) =>
    paragraph.sentences.flatMap((sentence, index) =>
      // Not a passage spread out and added to: V8 then keeps a shape of its own for each, of 300 bytes.
      cut(paragraph.text, sentence, LONGEST_SENTENCE_PASSAGE).map(({ start, end }) => ({
        document: document.id,
        paragraph: paragraph.number,
        start,
        end,
        text: paragraph.text.slice(start, end),
        sentence: index,
      })),
    ),
  );
}

/** Every paragraph of a document as a passage, the context of its sentences; one over the limit as several that overlap. */
export function paragraphPassages(document: CorpusDocument): Passage[] {
  return document.paragraphs.flatMap((paragraph) =>
    runs(sentencePieces(paragraph), LONGEST_PARAGRAPH_PASSAGE).map((run) => toPassage(document, paragraph, run)),
  );
}
