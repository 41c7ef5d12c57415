import { isCapitalised, isHyphen, isNominal, tokensOf, type Token } from '../conversation/tokens.js';
import type { Span } from '../types.js';

/** In words and marks. */
const LONGEST = 40;
/** In characters: what is longer is a list or a table without marks, and tagging it takes time. */
const LONGEST_SENTENCE = 4000;
const OPENING_MARK = /^["“‘$€£¥]$/;
const CLOSING_MARK = /^["”’)\]%]$/;
const MARK_BEFORE = /^["“‘'([—–$€£¥]$/;
const MARK_AFTER = /^[,.;:!?)\]"”'’—–%[]$/;
const RELATIVE = /^(?:which|who|that|whom|whose)$/;
/** What a name goes on with. */
const IN_NAMES = /^(?:of|on|for)$/;
const POSSESSIVE = /^['’]s?$/;
/** Wait for what they bear on. */
const UNFINISHED = /^(?:DET|ADP|CCONJ|SCONJ|AUX|PART)$/;
const OBJECT_FOLLOWS = /^(?:DET|NOUN|PROPN|ADJ|NUM|PRON)$/;
/** How far a name's beginning is looked back for, in words. */
const NAME = 10;

function partOf(tokens: readonly Token[], at: number): string {
  return tokens[at]?.partOfSpeech ?? '';
}

function isOfNounPhrase(tokens: readonly Token[], at: number): boolean {
  return /^(?:NOUN|PROPN|NUM|ADJ)$/.test(partOf(tokens, at));
}

function isNumber(tokens: readonly Token[], at: number): boolean {
  return partOf(tokens, at) === 'NUM' || /^\d/.test(tokens[at]?.text ?? '');
}

function isYear(tokens: readonly Token[], at: number): boolean {
  return /^(?:1\d|20)\d\d$/.test(tokens[at]?.text ?? '');
}

function isCapital(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  return token !== undefined && isCapitalised(token);
}

function isPossessive(tokens: readonly Token[], at: number): boolean {
  const [before, token] = [tokens[at - 1], tokens[at]];
  return token !== undefined && before?.end === token.start && POSSESSIVE.test(token.text);
}

/** Whether a number or a name begins or ends between a word of a noun phrase and the next one: "the poet | Percy Shelley", "300 | acres". */
function changesAfter(tokens: readonly Token[], at: number): boolean {
  if (isHyphen(tokens, at) || isHyphen(tokens, at + 1)) return false;
  // "2006 | Hanna Roth", but "5 March".
  if (isNumber(tokens, at)) return !isNumber(tokens, at + 1) && (!isCapital(tokens, at + 1) || isYear(tokens, at));
  if (isNumber(tokens, at + 1)) return !isCapital(tokens, at);
  return partOf(tokens, at) !== 'ADJ' && isCapital(tokens, at) !== isCapital(tokens, at + 1);
}

/** Whether a name that has "of", "on" or "for" in it ends with this word, so that "in the Field" may belong to it. */
function isOfLongName(tokens: readonly Token[], at: number): boolean {
  const before = tokens.slice(Math.max(0, at - NAME), at + 1);
  const outside = before.findLastIndex(
    (token) => !isCapitalised(token) && !/^(?:of|on|for|in|the|and)$/.test(token.lower),
  );
  return before.slice(outside + 1).some(({ lower }, i) => i > 0 && IN_NAMES.test(lower));
}

/** Whether a name goes on after this word: "Convention | on Cybercrime", "Developments | in the Field". */
function goesOnAsName(tokens: readonly Token[], at: number): boolean {
  const [token, preposition] = [tokens[at], tokens[at + 1]];
  if (token === undefined || preposition === undefined || !isCapitalised(token) || !isNominal(token)) return false;
  if (preposition.lower === 'of') return true;
  const isNamed = isCapital(tokens, at + 2) || (partOf(tokens, at + 2) === 'DET' && isCapital(tokens, at + 3));
  return isNamed && (IN_NAMES.test(preposition.lower) || (preposition.lower === 'in' && isOfLongName(tokens, at)));
}

/** Whether what may answer by itself can begin with a word: not amid a noun phrase or a name. */
function mayBegin(tokens: readonly Token[], at: number): boolean {
  const [before, token] = [tokens[at - 1], tokens[at]];
  if (token === undefined || isHyphen(tokens, at) || isHyphen(tokens, at - 1) || isPossessive(tokens, at)) return false;
  if (before?.end === token.start && !MARK_BEFORE.test(before.text)) return false;
  if (token.partOfSpeech === 'PUNCT') return OPENING_MARK.test(token.text);
  if (token.partOfSpeech === 'CCONJ' || token.lower === 'of' || RELATIVE.test(token.lower)) return false;
  if (goesOnAsName(tokens, at - 1)) return false;
  return !isOfNounPhrase(tokens, at) || !isOfNounPhrase(tokens, at - 1) || changesAfter(tokens, at - 1);
}

/** "Developing | and implementing measures" */
function sharesObject(tokens: readonly Token[], at: number): boolean {
  const [next, other, object] = [tokens[at + 1], tokens[at + 2], tokens[at + 3]];
  const isJoined = next?.partOfSpeech === 'CCONJ' && other?.partOfSpeech === 'VERB' && other.lower.endsWith('ing');
  return isJoined && OBJECT_FOLLOWS.test(object?.partOfSpeech ?? '');
}

/** Whether it can end with a word: not where that waits for another. */
function mayEnd(tokens: readonly Token[], at: number): boolean {
  const [token, next] = [tokens[at], tokens[at + 1]];
  if (token === undefined || isHyphen(tokens, at) || isHyphen(tokens, at + 1)) return false;
  if (next?.start === token.end && !MARK_AFTER.test(next.text) && !isPossessive(tokens, at + 1)) return false;
  // "Ms. Prameswari", "the U.S. side"
  if (next?.text === '.' && at + 2 < tokens.length) return false;
  const { partOfSpeech, lower } = token;
  if (UNFINISHED.test(partOfSpeech)) return false;
  if (partOfSpeech === 'PUNCT') return CLOSING_MARK.test(token.text);
  if (next === undefined) return true;
  if (isOfNounPhrase(tokens, at) && isOfNounPhrase(tokens, at + 1)) return changesAfter(tokens, at);
  if (partOfSpeech === 'ADJ' && next.partOfSpeech === 'CCONJ' && isOfNounPhrase(tokens, at + 2)) return false;
  if (partOfSpeech === 'VERB' && OBJECT_FOLLOWS.test(next.partOfSpeech)) return false;
  if (partOfSpeech === 'VERB' && lower.endsWith('ing') && (next.partOfSpeech === 'ADP' || sharesObject(tokens, at)))
    return false;
  return !goesOnAsName(tokens, at);
}

const PAIRED_MARK = /[()[\]“”"]/;

/** Whether brackets and quotation marks that are opened in a text are closed in it, and the other way round. */
function isBalanced(text: string): boolean {
  const count = (mark: string): number => text.split(mark).length - 1;
  const pairs = ['()', '[]', '“”'].every(([open = '', close = '']) => count(open) === count(close));
  return pairs && count('"') % 2 === 0 && text.indexOf(')') >= text.indexOf('(');
}

/**
 * The pieces of a sentence that may stand by themselves as an answer: they begin and end where a phrase does, cut no name
 * and leave nothing open. Found from parts of speech, so that there are many more than a grammar would allow. None of a
 * very long sentence.
 */
export function phrasesOf(sentence: string): Span[] {
  if (sentence.length > LONGEST_SENTENCE) return [];
  const tokens = tokensOf(sentence);
  const places = tokens.map((_, at) => at);
  const isPaired = PAIRED_MARK.test(sentence);
  const ends = places.filter((at) => mayEnd(tokens, at));
  return places
    .filter((at) => mayBegin(tokens, at))
    .flatMap((first) =>
      ends
        .filter((last) => first <= last && last - first < LONGEST)
        .map((last) => ({ start: tokens[first]?.start ?? 0, end: tokens[last]?.end ?? 0 })),
    )
    .filter(({ start, end }) => !isPaired || isBalanced(sentence.slice(start, end)));
}
