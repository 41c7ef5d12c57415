import type { PartOfSpeech } from 'wink-nlp';
import type { Span } from '../types.js';
import { numberOf, scaleOf, type NumberValue } from '../vocabulary/number-words.js';

/** A word or mark as the tagger has it, or several that are one number. */
export interface Token extends Span {
  readonly text: string;
  readonly pos: PartOfSpeech;
  readonly number: NumberValue | null;
}

/** A number and how many tokens it is written in. */
interface Phrase {
  readonly number: NumberValue;
  readonly length: number;
  /** What its last word multiplies it by: a million in "5.5 million". */
  readonly scale: number;
}

const DASH = /^[-–—]$/;
const MINUS = /^[-−–]$/;

function areJoined(before: Token | undefined, after: Token | undefined): boolean {
  return before !== undefined && before.end === after?.start;
}

function isInWords({ text }: Token): boolean {
  return !/\d/.test(text);
}

/** "twenty-five", or one token. */
function simpleAt(tokens: readonly Token[], at: number): Phrase | null {
  const [first, hyphen, last] = tokens.slice(at, at + 3);
  if (first === undefined) return null;
  if (last !== undefined && hyphen?.text === '-' && areJoined(first, hyphen) && areJoined(hyphen, last)) {
    const number = isInWords(first) ? numberOf(`${first.text}-${last.text}`.toLowerCase(), false) : null;
    if (number !== null) return { number, length: 3, scale: 1 };
  }
  return first.number === null ? null : { number: first.number, length: 1, scale: 1 };
}

/** "five million". */
function scaledAt(tokens: readonly Token[], at: number): Phrase | null {
  let phrase = simpleAt(tokens, at);
  while (phrase?.number.kind === 'cardinal') {
    const scale = scaleOf(tokens[at + phrase.length]?.text.toLowerCase() ?? '');
    if (scale === null) break;
    const number = { ...phrase.number, value: phrase.number.value * scale };
    phrase = { number, length: phrase.length + 1, scale: phrase.scale * scale };
  }
  return phrase;
}

/** What the last word of a number multiplies by, also where that is all of the number: "hundred". */
function lastScale(tokens: readonly Token[], at: number, { length }: Phrase): number {
  return scaleOf(tokens[at + length - 1]?.text.toLowerCase() ?? '') ?? 1;
}

/** A number all in words. */
function spelledAt(tokens: readonly Token[], at: number): Phrase | null {
  const phrase = scaledAt(tokens, at);
  const isSpelled = phrase?.number.kind === 'cardinal' && tokens.slice(at, at + phrase.length).every(isInWords);
  return isSpelled ? phrase : null;
}

/** "one hundred and five": each further part is less than what the one before it is multiplied by. */
function summedAt(tokens: readonly Token[], at: number): Phrase | null {
  let sum = spelledAt(tokens, at);
  let part = sum;
  let from = at;
  while (sum !== null && part !== null) {
    const scale = lastScale(tokens, from, part);
    from = at + sum.length + (tokens[at + sum.length]?.text === 'and' ? 1 : 0);
    part = scale < 100 ? null : spelledAt(tokens, from);
    if (part === null || part.number.value >= scale) return sum;
    const number = { ...sum.number, value: sum.number.value + part.number.value };
    sum = { number, length: from + part.length - at, scale: 1 };
  }
  return scaledAt(tokens, at);
}

/** Whether a mark or word is a number's minus, not a dash between two words. */
function isMinus(tokens: readonly Token[], at: number): boolean {
  const [before, sign] = [tokens[at - 1], tokens[at]];
  if (sign?.text.toLowerCase() === 'minus') return before?.number == null;
  const isAfterWord = areJoined(before, sign) && /[\p{L}\p{N}]$/u.test(before?.text ?? '');
  return MINUS.test(sign?.text ?? '') && areJoined(sign, tokens[at + 1]) && !isAfterWord;
}

/** "−7", "minus 7". */
function signedAt(tokens: readonly Token[], at: number): Phrase | null {
  if (!isMinus(tokens, at)) return summedAt(tokens, at);
  const phrase = summedAt(tokens, at + 1);
  if (phrase === null || !/^(?:cardinal|year)$/.test(phrase.number.kind)) return null;
  return { ...phrase, number: { kind: 'cardinal', value: -phrase.number.value }, length: phrase.length + 1 };
}

/** A range's first number is of the scale of its last, unless it is far greater: "5.2–5.5 billion", but not "from 800 to 3 million". */
const GREATER = 10;

/** A token with the scale that it has been multiplied by. */
interface Scaled {
  readonly token: Token;
  readonly scale: number;
}

function isRange(tokens: readonly Scaled[], at: number): boolean {
  const joint = tokens[at + 1]?.token.text ?? '';
  return (
    DASH.test(joint) ||
    /^(?:to|or)$/.test(joint) ||
    (joint === 'and' && tokens[at - 1]?.token.text.toLowerCase() === 'between')
  );
}

function scaledAsRange(tokens: readonly Scaled[]): Token[] {
  return tokens.map(({ token, scale }, at) => {
    const last = tokens[at + 2];
    if (token.number?.kind !== 'cardinal' || scale > 1 || last?.token.number?.kind !== 'cardinal') return token;
    const isOfOneScale = isRange(tokens, at) && token.number.value < (GREATER * last.token.number.value) / last.scale;
    return isOfOneScale ? { ...token, number: { ...token.number, value: token.number.value * last.scale } } : token;
  });
}

function asOne(first: Token, last: Token, { text, number }: Pick<Token, 'text' | 'number'>): Token {
  const span = { start: first.start, end: last.end };
  const written = text.slice(span.start, span.end).replace(/\s+/g, ' ');
  return { ...span, text: written, pos: number?.kind === 'ordinal' ? last.pos : 'NUM', number };
}

/** A text's tokens with those that are one number joined: "five million", "twenty-five", "−7". */
export function joinNumbers(tokens: readonly Token[], text: string): Token[] {
  const joined: Scaled[] = [];
  for (let at = 0; at < tokens.length;) {
    const token = tokens[at];
    if (token === undefined) break;
    const { number, length, scale } = signedAt(tokens, at) ?? { number: token.number, length: 1, scale: 1 };
    const last = tokens[at + length - 1] ?? token;
    joined.push({ scale, token: length === 1 ? token : asOne(token, last, { text, number }) });
    at += length;
  }
  return scaledAsRange(joined);
}
