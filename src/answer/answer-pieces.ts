import { LINK, offered, UNIT, type AnswerType } from '../retrieval/answer-type.js';
import type { Span } from '../types.js';
import { INEXACTLY } from '../vocabulary/number-words.js';

/** What is told by numbers, so that ranges and hedges belong to it. */
const MEASURED: ReadonlySet<AnswerType> = new Set(['date', 'duration', 'frequency', 'hour', 'money', 'number']);
/** Speaks for a sentence, and tells nothing by itself: "a week" of "only one ferry a week". */
const BARE: Readonly<Partial<Record<AnswerType, RegExp>>> = {
  date: new RegExp(`^(?:an? )?${UNIT}$`, 'i'),
  duration: new RegExp(`^(?:${UNIT}|(?:until|till)(?: the end of)?)$`, 'i'),
  frequency: new RegExp(`^(?:an?|per) ${UNIT}$`, 'i'),
};
const HEDGE = `(?:${INEXACTLY}|over|under|just|exactly|at least|at most|up to|(?:no |not )?(?:more|less|fewer|later|earlier) than|as (?:many|much|long) as)`;
const HEDGED = new RegExp(String.raw`(?<![\p{L}\p{N}'’-])(?:(?:for|within|in) (?=${HEDGE} ))?(?:${HEDGE} )+$`, 'iu');
const OPENED = new RegExp(String.raw`(?<![\p{L}\p{N}'’-])(?:from|between) (?:${HEDGE} )*$`, 'iu');
const HEDGES_ONLY = new RegExp(String.raw`(?<![\p{L}\p{N}'’-])(?:${HEDGE} )+$`, 'iu');
/** All of a range's opening, and of two hedges. */
const LOOKED_BACK = 60;

const LINKING = new RegExp(`^${LINK}$`);
const LINKED = new RegExp(LINK);
/** "Twenty-five" is no range. */
const HYPHEN = /(?<=\p{L})-(?=\p{L})/gu;

/** Neighbours with nothing between them but what links them are one: "3 June to 28 June". */
function joined(sentence: string, pieces: readonly Span[]): Span[] {
  const spans: Span[] = [];
  for (const piece of pieces) {
    const before = spans.at(-1);
    if (before !== undefined && LINKING.test(sentence.slice(before.end, piece.start))) {
      spans[spans.length - 1] = { start: before.start, end: piece.end };
    } else spans.push(piece);
  }
  return spans;
}

/** With what opens a range or says how exact a number is, without which it would say something else. */
function opened(sentence: string, { start, end }: Span, type: AnswerType): Span {
  const before = sentence.slice(Math.max(0, start - LOOKED_BACK), start);
  const hedged = type === 'date' || type === 'duration' ? HEDGED : HEDGES_ONLY;
  const opening =
    (LINKED.test(sentence.slice(start, end).replace(HYPHEN, '')) ? OPENED.exec(before) : null) ?? hedged.exec(before);
  return { start: start - (opening?.[0].length ?? 0), end };
}

/** The pieces of a sentence that may answer by themselves where something of a kind is asked for. */
export function answerPieces(sentence: string, type: AnswerType): Span[] {
  const pieces = offered(sentence, type);
  if (!MEASURED.has(type)) return pieces;
  const telling = pieces.filter(({ start, end }) => !BARE[type]?.test(sentence.slice(start, end)));
  return joined(sentence, telling).map((piece) => opened(sentence, piece, type));
}
