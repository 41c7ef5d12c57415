import { DEMONSTRATIVE, POSSESSIVE_DETERMINERS, QUESTION_WORDS } from './word-classes.js';
import { isCapitalised, isHyphen, isNominal, isQuote, type Token } from './tokens.js';

/** Whether the token may stand before a head: determiners, adjectives, numbers, nouns, and participles after one of these. */
function isInside(tokens: readonly Token[], at: number, from: number): boolean {
  const token = tokens[at];
  if (token === undefined || QUESTION_WORDS.has(token.lower)) return false;
  const [before, after] = [tokens[at - 1], tokens[at + 1]];
  switch (token.partOfSpeech) {
    case 'NOUN':
    case 'PROPN':
    case 'NUM':
    case 'ADJ':
      return true;
    case 'DET':
      return at === from || before?.partOfSpeech === 'DET';
    case 'PRON':
      return at === from && isPointing(token) && after !== undefined && /NOUN|PROPN|ADJ|NUM/.test(after.partOfSpeech);
    case 'PART':
      return /^['’]s?$/.test(token.text) && at > from;
    case 'VERB':
      return (
        at > from &&
        after !== undefined &&
        isNominal(after) &&
        before?.partOfSpeech !== 'NOUN' &&
        before?.partOfSpeech !== 'PROPN'
      );
    case 'CCONJ':
      return at > from && joinsAdjectives(tokens, at);
    case 'PUNCT':
      return isJoint(tokens, at, from) || (at > from && token.text === ',' && joinsAdjectives(tokens, at));
    default:
      return false;
  }
}

/** "This", "their": determiners that the tagger takes for pronouns. */
export function isPointing({ lower }: Token): boolean {
  return DEMONSTRATIVE.has(lower) || POSSESSIVE_DETERMINERS.has(lower);
}

/** "And" of "a stable and safe cyberspace", the comma of "an open, free Internet". */
export function joinsAdjectives(tokens: readonly Token[], at: number): boolean {
  const isAdjective = (token: Token | undefined): boolean => token?.partOfSpeech === 'ADJ';
  if (!isAdjective(tokens[at - 1]) || !isAdjective(tokens[at + 1])) return false;
  const next = tokens.find(
    ({ partOfSpeech, text }, i) => i > at && partOfSpeech !== 'ADJ' && !/^(?:,|and|or)$/.test(text),
  );
  return next !== undefined && isNominal(next);
}

/** A hyphen or slash inside a word, or an acronym in brackets after the name that it stands for. */
function isJoint(tokens: readonly Token[], at: number, from: number): boolean {
  const [before, token, after] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (token === undefined || before === undefined || at === from) return false;
  if (isHyphen(tokens, at)) return true;
  if (/^[-–/'’]$/.test(token.text)) {
    return before.end === token.start && after !== undefined && (isNominal(after) || after.partOfSpeech === 'NUM');
  }
  if (token.text === '(') return after !== undefined && /^\p{Lu}[\p{Lu}\d]+s?$/u.test(after.text);
  return token.text === ')' && tokens[at - 2]?.text === '(';
}

/** The end of the simple phrase that starts at `from`, or `from` where none does. */
export function simpleEnd(tokens: readonly Token[], from: number): number {
  const first = tokens[from];
  if (first === undefined || isHyphen(tokens, from - 1)) return from;
  const afterDeterminer = first.partOfSpeech === 'DET' ? from + 1 : from;
  const opening = tokens[afterDeterminer];
  if (opening !== undefined && isQuote(opening)) {
    const close = tokens.findIndex((token, i) => i > afterDeterminer && isQuote(token));
    return close < 0 ? from : close + 1;
  }
  let to = from;
  while (isInside(tokens, to, from)) to++;
  while (to > from && !endsPhrase(tokens, to - 1, from)) to--;
  return to;
}

function endsPhrase(tokens: readonly Token[], at: number, from: number): boolean {
  const token = tokens[at];
  if (token === undefined || isHyphen(tokens, at + 1)) return false;
  if (isNominal(token) || token.partOfSpeech === 'NUM' || token.text === ')') return true;
  const isDetermined = tokens[from]?.partOfSpeech === 'DET' && !tokens.slice(from, at).some(isNominal);
  return token.partOfSpeech === 'ADJ' && ((isDetermined && at > from) || (isCapitalised(token) && at > 0));
}
