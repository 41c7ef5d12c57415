import type { PartOfSpeech } from 'wink-nlp';
import type { Span } from '../types.js';
import { numberOf, scaleOf, type NumberValue } from '../vocabulary/number-words.js';
import { currenciesBySign, LONGEST_UNIT, unitByName, type Unit } from '../vocabulary/units.js';

/** A word or mark as the tagger has it, or several that are one number. */
export interface Token extends Span {
  readonly text: string;
  readonly pos: PartOfSpeech;
  readonly number: NumberValue | null;
  /** What its number is of; null where that is not money or per cent. */
  readonly unit: Unit | null;
}

/** A number and how many tokens it is written in. */
interface Phrase {
  readonly number: NumberValue;
  readonly length: number;
  /** What its last word multiplies it by: a million in "5.5 million". */
  readonly scale: number;
  readonly unit: Unit | null;
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
    if (number !== null) return { number, length: 3, scale: 1, unit: null };
  }
  return first.number === null ? null : { number: first.number, length: 1, scale: 1, unit: null };
}

/** "five million". */
function scaledAt(tokens: readonly Token[], at: number): Phrase | null {
  let phrase = simpleAt(tokens, at);
  while (phrase?.number.kind === 'cardinal') {
    const scale = scaleOf(tokens[at + phrase.length]?.text.toLowerCase() ?? '');
    if (scale === null) break;
    const number = { ...phrase.number, value: phrase.number.value * scale };
    phrase = { ...phrase, number, length: phrase.length + 1, scale: phrase.scale * scale };
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
    sum = { ...sum, number, length: from + part.length - at, scale: 1 };
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

/** Some tokens and what they say that a number is of. */
interface UnitPhrase {
  readonly unit: Unit;
  readonly length: number;
}

/** The code or sign of a currency, which the tagger may cut in two. */
function signAt(tokens: readonly Token[], at: number): UnitPhrase | null {
  const [first, second] = tokens.slice(at, at + 2);
  const whole = areJoined(first, second) ? currenciesBySign(`${first?.text ?? ''}${second?.text ?? ''}`) : null;
  if (whole !== null) return { unit: whole, length: 2 };
  const unit = currenciesBySign(first?.text ?? '');
  return unit && { unit, length: 1 };
}

/** "dollars", "per cent"; a year has no "euro", and what a noun follows belongs to that: "the 5 euro area members". */
function nameAt(tokens: readonly Token[], at: number, isLikeYear: boolean): UnitPhrase | null {
  for (let length = LONGEST_UNIT; length > 0; length -= 1) {
    const words = tokens.slice(at, at + length).map(({ text }) => text);
    const named = words.length === length ? unitByName(words.join(' ')) : null;
    if (named === null) continue;
    const isOther = !named.isPlural && (isLikeYear || tokens[at + length]?.pos === 'NOUN');
    return isOther ? null : { unit: named.unit, length };
  }
  return null;
}

/** What a number is of by what follows it; but in "in 2018 £5" the sign is that of what follows. */
function unitAfter(tokens: readonly Token[], at: number, isLikeYear: boolean): UnitPhrase | null {
  const named = nameAt(tokens, at, isLikeYear);
  if (named !== null) return named;
  const sign = signAt(tokens, at);
  return sign !== null && tokens[at + sign.length]?.number == null ? sign : null;
}

const IN_SHORT: ReadonlyMap<string, number> = new Map([
  ['k', 1e3],
  ['m', 1e6],
  ['bn', 1e9],
]);

/** "million" of money in short: "£3m". */
function shortScale(tokens: readonly Token[], at: number, unit: Unit | null): number | null {
  const isShort = unit !== null && areJoined(tokens[at - 1], tokens[at]);
  return isShort ? (IN_SHORT.get(tokens[at]?.text.toLowerCase() ?? '') ?? null) : null;
}

/** Before a number of four digits they tell that it is a year. */
const DATING = /^(?:in|since|until|during)$/;

/** "£12", "CHF 3bn", "40 US dollars", "12 per cent". */
function amountAt(tokens: readonly Token[], at: number): Phrase | null {
  const sign = signAt(tokens, at);
  const from = at + (sign?.length ?? 0);
  const phrase = isMinus(tokens, from) ? null : summedAt(tokens, from);
  if (phrase === null || !/^(?:cardinal|year)$/.test(phrase.number.kind)) return sign === null ? phrase : null;
  const scale = shortScale(tokens, from + phrase.length, sign?.unit ?? null);
  const length = phrase.length + (scale === null ? 0 : 1);
  const isLikeYear = phrase.number.kind === 'year';
  const isDate = isLikeYear && DATING.test(tokens[at - 1]?.text.toLowerCase() ?? '');
  const after = sign === null && !isDate ? unitAfter(tokens, from + length, isLikeYear) : null;
  const unit = sign?.unit ?? after?.unit ?? null;
  if (unit === null) return phrase;
  return {
    number: { kind: 'cardinal', value: phrase.number.value * (scale ?? 1) },
    length: from - at + length + (after?.length ?? 0),
    scale: phrase.scale * (scale ?? 1),
    unit,
  };
}

/** "−7", "minus 7", "−£7". */
function signedAt(tokens: readonly Token[], at: number): Phrase | null {
  if (!isMinus(tokens, at)) return amountAt(tokens, at);
  const phrase = amountAt(tokens, at + 1);
  if (phrase === null || !/^(?:cardinal|year)$/.test(phrase.number.kind)) return null;
  return { ...phrase, number: { kind: 'cardinal', value: -phrase.number.value }, length: phrase.length + 1 };
}

/**
 * A range's first number has the unit of its last, and the scale unless it is greater: "5.2–5.5%", "800 to 3 million". After
 * "from" it may be greater by this: "from 8 to 3 million".
 */
const GREATER = 10;

/** A token with the scale that it has been multiplied by. */
interface Scaled {
  readonly token: Token;
  readonly scale: number;
}

/** Whether a number is joined to the next: not "Chapter 2 – 5 million people", where it tells which one is meant. */
function isRange(tokens: readonly Scaled[], at: number): boolean {
  const [before, first, joint] = [tokens[at - 1]?.token, tokens[at]?.token, tokens[at + 1]?.token];
  if (joint === undefined) return false;
  if (joint.text === 'and') return before?.text.toLowerCase() === 'between';
  if (DASH.test(joint.text) && areJoined(first, joint)) return true;
  const isOfNoun = before?.pos === 'NOUN' || before?.pos === 'PROPN';
  return (DASH.test(joint.text) || /^(?:to|or)$/.test(joint.text)) && !isOfNoun;
}

function asRanges(tokens: readonly Scaled[]): Token[] {
  return tokens.map(({ token, scale }, at) => {
    const last = tokens[at + 2];
    if (token.number?.kind !== 'cardinal' || last?.token.number?.kind !== 'cardinal') return token;
    if (!isRange(tokens, at)) return token;
    const { kind, value } = token.number;
    const isFrom = tokens[at - 1]?.token.text.toLowerCase() === 'from';
    const most = (last.token.number.value / last.scale) * (isFrom ? GREATER : 1);
    const number = { kind, value: scale === 1 && value < most ? value * last.scale : value };
    return { ...token, number, unit: token.unit ?? last.token.unit };
  });
}

function asOne(first: Token, last: Token, { text, number, unit }: Pick<Token, 'text' | 'number' | 'unit'>): Token {
  const span = { start: first.start, end: last.end };
  const written = text.slice(span.start, span.end).replace(/\s+/g, ' ');
  return { ...span, text: written, pos: number?.kind === 'ordinal' ? last.pos : 'NUM', number, unit };
}

/** A text's tokens with those that are one number joined: "five million", "−7", "40 US dollars". */
export function joinNumbers(tokens: readonly Token[], text: string): Token[] {
  const joined: Scaled[] = [];
  for (let at = 0; at < tokens.length;) {
    const token = tokens[at];
    if (token === undefined) break;
    const phrase = signedAt(tokens, at);
    const { length = 1, scale = 1 } = phrase ?? {};
    const last = tokens[at + length - 1];
    const isJoined = phrase !== null && last !== undefined && length > 1;
    joined.push({ scale, token: isJoined ? asOne(token, last, { ...phrase, text }) : token });
    at += length;
  }
  return asRanges(joined);
}
