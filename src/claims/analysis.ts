import type { PartOfSpeech } from 'wink-nlp';
import type { LexicalPart, Lexicon } from '../vocabulary/lexicon.js';
import { knownTerms, rarity } from '../vocabulary/general-english.js';
import { taggedWords } from '../vocabulary/tagger.js';
import { isFunctionWord, stemOf } from '../vocabulary/terms.js';
import type { Span } from '../types.js';
import { isFrame } from './stance.js';
import { withPlainDates, type Rewritten } from '../vocabulary/dates.js';
import { MONTHS_AND_DAYS, numberOf, type NumberValue } from '../vocabulary/number-words.js';
import type { Unit } from '../vocabulary/units.js';
import { joinNumbers, type Token } from './number-phrases.js';

/** A word or mark of a sentence and what is known of it. */
export interface Word extends Span {
  readonly text: string;
  readonly lower: string;
  /** Of the lemma where the form is irregular. A name's acronym stands for the name. */
  readonly stem: string;
  readonly part: LexicalPart;
  readonly pos: PartOfSpeech;
  /** Whether it says something by itself, so that a claim needs evidence for it. */
  readonly isContent: boolean;
  readonly isName: boolean;
  readonly number: NumberValue | null;
  /** What its number is of; null where that is not money or per cent. */
  readonly unit: Unit | null;
  /** How much it tells, 0 to 1. */
  readonly weight: number;
  /** Whether a prefix such as "non-" turns its meaning round. */
  readonly isNegatedByPrefix: boolean;
  /** Whether it is a verb in the form of its past or its past participle. */
  readonly isPast: boolean;
}

export function textOf(words: readonly Word[]): string {
  return words.map(({ text }) => text).join(' ');
}

export function isNoun(word: Word | undefined): boolean {
  return word?.pos === 'NOUN' || word?.pos === 'PROPN';
}

/** By their names the acronyms that stand for them, in lower case; the words of names as the tagger cuts them. */
export type Acronyms = ReadonlyMap<string, string>;

const LEXICAL_PARTS: Partial<Record<PartOfSpeech, LexicalPart>> = { VERB: 'verb', AUX: 'verb', ADJ: 'adj', ADV: 'adv' };
const CONTENT: ReadonlySet<PartOfSpeech> = new Set(['NOUN', 'PROPN', 'VERB', 'ADJ', 'ADV', 'NUM', 'X']);
/** Say no more than the plural after them. */
const PLURAL = /^(?:several|various|numerous)$/;
const NEGATING_PREFIX = /^non-?(?=[a-z]{4})/;
/** Longest name that an acronym stands for, in words. */
const LONGEST_NAME = 14;
const NAME_WEIGHT = 1;
/** How much of its weight a verb keeps that only says that something is said or meant. */
const FRAME = 0.5;
/** What the tagger leaves whole: "-7", "5-10". */
const SIGNED_OR_RANGE = /^-?\d[\d.,]*(?:-\d[\d.,]*)?$/;

/** A word's place where it is written, with its text there where that is another. */
function asWritten(word: Word, { origin, text }: Rewritten, sentence: string): Word {
  const { start, end } = origin(word);
  const written = sentence.slice(start, end);
  const isRewritten = written !== text.slice(word.start, word.end);
  return { ...word, start, end, ...(isRewritten && { text: written }) };
}

/** A sentence with its first word as it is written inside one, unless that is a name: the tagger takes capitals for names. */
function withoutCapital(sentence: string, { places }: Lexicon): string {
  const first = /^\p{Lu}\p{Ll}+/u.exec(sentence)?.[0];
  if (first === undefined || places.has(first.toLowerCase()) || /^ \p{Lu}/u.test(sentence.slice(first.length)))
    return sentence;
  return knownTerms().has(stemOf(first)) && !MONTHS_AND_DAYS.has(first.toLowerCase())
    ? first.toLowerCase() + sentence.slice(first.length)
    : sentence;
}

function tokensOf(written: string, lexicon: Lexicon): Token[] {
  const sentence = withoutCapital(written, lexicon);
  let at = 0;
  const tokens = taggedWords(sentence).flatMap(({ text: tagged, pos: part }) => {
    const pieces = SIGNED_OR_RANGE.test(tagged) ? (tagged.match(/-|[^-]+/g) ?? []) : [tagged];
    return pieces.flatMap((text): Token[] => {
      const start = sentence.indexOf(text, at);
      if (start === -1) return [];
      at = start + text.length;
      const pos = text === '-' ? 'PUNCT' : part;
      const number = numberOf(text.toLowerCase().normalize('NFKC'), isCapital(text));
      return [{ text, pos, number, unit: null, start, end: at }];
    });
  });
  return joinNumbers(tokens, sentence);
}

/** How many words from a place on are a name that an acronym stands for, and the acronym. */
function acronymAt(
  tokens: readonly Token[],
  from: number,
  acronyms: Acronyms,
): { length: number; acronym: string } | null {
  if (!/^\p{Lu}/u.test(tokens[from]?.text ?? '')) return null;
  for (let length = Math.min(LONGEST_NAME, tokens.length - from); length >= 2; length -= 1) {
    const name = tokens
      .slice(from, from + length)
      .map(({ text }) => text.toLowerCase())
      .join(' ');
    const acronym = acronyms.get(name);
    if (acronym !== undefined) return { length, acronym };
  }
  return null;
}

/** No pasts, although they end as such: bare forms. */
const ENDS_LIKE_PAST = /^(?:need|exceed|proceed|succeed|feed|speed|bleed|breed|heed|weed|embed|shed|wed)$/;

function isPastForm(lower: string, { irregular }: Lexicon): boolean {
  return (lower.endsWith('ed') && !ENDS_LIKE_PAST.test(lower)) || (irregular.has(lower) && !/(?:s|ing)$/.test(lower));
}

function isCapital(text: string): boolean {
  return /^\p{Lu}/u.test(text);
}

function toWord({ text, pos, number, unit, start, end }: Token, lexicon: Lexicon): Word {
  const lower = text.toLowerCase().normalize('NFKC');
  const isNegatedByPrefix = NEGATING_PREFIX.test(lower);
  const positive = lower.replace(NEGATING_PREFIX, '');
  const base = pos === 'ADV' ? positive.replace(/ly$/, '') : positive;
  const stem = stemOf(lexicon.irregular.get(base) ?? base);
  const isName = isCapital(text) && pos === 'PROPN' && number === null;
  const isAcronym = /^\p{Lu}[\p{Lu}\d]+s?$/u.test(text);
  const isContent =
    number !== null ||
    (CONTENT.has(pos) && stem !== '' && !PLURAL.test(lower) && (isAcronym || !isFunctionWord(lower)));
  const weight =
    number !== null || isAcronym ? NAME_WEIGHT : rarity(stem) * (isFrame(stem) && pos === 'VERB' ? FRAME : 1);
  const part = LEXICAL_PARTS[pos] ?? 'noun';
  return {
    text,
    lower,
    stem,
    part,
    pos,
    isContent,
    isName: isName || isAcronym,
    number,
    unit,
    weight,
    isNegatedByPrefix,
    isPast: pos === 'VERB' && isPastForm(lower, lexicon),
    start,
    end,
  };
}

const NOT = /^n['’]t$/;
/** What the tagger leaves of "can't", "won't" and "shan't". */
const CUT_BEFORE_NOT: ReadonlyMap<string, string> = new Map([
  ['ca', 'can'],
  ['wo', 'will'],
  ['sha', 'shall'],
]);

/** "Will" and "not" for "won't", each at its place. */
function withoutContractions(words: readonly Word[]): Word[] {
  return words.map((word, i) => {
    if (NOT.test(word.lower)) return { ...word, lower: 'not', stem: stemOf('not') };
    const whole = NOT.test(words[i + 1]?.lower ?? '') ? CUT_BEFORE_NOT.get(word.lower) : undefined;
    return whole === undefined ? word : { ...word, lower: whole, stem: stemOf(whole) };
  });
}

const BEFORE_PROFORM: ReadonlySet<PartOfSpeech> = new Set(['DET', 'ADJ', 'PRON']);
const COUNTED: ReadonlySet<PartOfSpeech> = new Set(['NOUN', 'PROPN', 'ADJ', 'NUM', 'SYM']);

/** "A formal one" counts nothing: it stands for a noun. */
function withoutProforms(words: readonly Word[]): Word[] {
  return words.map((word, i) => {
    const [before, after] = [words[i - 1], words[i + 1]];
    const isProform =
      word.lower === 'one' &&
      before !== undefined &&
      BEFORE_PROFORM.has(before.pos) &&
      (after === undefined || !COUNTED.has(after.pos));
    return isProform ? { ...word, number: null, isContent: false } : word;
  });
}

/** "took part" is one verb, with the stem of one that means the same. */
function joinPhrases(words: readonly Word[], lexicon: Lexicon): Word[] {
  const joined: Word[] = [];
  for (const word of words) {
    const verb = joined.at(-1);
    const lemma = verb && (lexicon.irregular.get(verb.lower) ?? verb.stem);
    const stem = verb && lexicon.phrases.get(`${lemma ?? ''} ${word.lower}`);
    if (verb?.pos === 'VERB' && stem !== undefined) {
      const text = `${verb.text} ${word.text}`;
      joined[joined.length - 1] = {
        ...verb,
        text,
        stem,
        part: 'verb',
        weight: rarity(stem),
        isContent: true,
        end: word.end,
      };
    } else joined.push(word);
  }
  return joined;
}

/** The words of one sentence, each at its place in it; its dates are read as plain ones. */
export function analyse(sentence: string, lexicon: Lexicon, acronyms: Acronyms): Word[] {
  const rewritten = withPlainDates(sentence);
  const tokens = tokensOf(rewritten.text, lexicon);
  const words: Word[] = [];
  for (let i = 0; i < tokens.length;) {
    const named = acronymAt(tokens, i, acronyms);
    const first = tokens[i];
    if (first === undefined) break;
    if (named === null) words.push(toWord(first, lexicon));
    else {
      const end = tokens[i + named.length - 1]?.end ?? first.end;
      const text = rewritten.text.slice(first.start, end);
      const word = toWord(
        { text: named.acronym.toUpperCase(), pos: 'PROPN', number: null, unit: null, start: first.start, end },
        lexicon,
      );
      words.push({ ...word, text });
    }
    i += named?.length ?? 1;
  }
  const written = withoutContractions(words).map((word) => asWritten(word, rewritten, sentence));
  return joinPhrases(withoutProforms(written), lexicon);
}
