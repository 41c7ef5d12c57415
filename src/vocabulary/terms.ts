import { stemmer } from '@orama/stemmers/english';
import { stopwords } from '@orama/stopwords/english';
import type { Span } from '../types.js';
import { connectivesIn } from './connectives.js';

/** Soft hyphens and the like, which are not seen: pages have them inside words. */
const UNSEEN = String.raw`\u00AD\u200B-\u200D\u2060\uFEFF`;
const WORD = new RegExp(String.raw`[\p{L}\p{M}\p{N}]+(?:(?:['’.,]|[${UNSEEN}]+)[\p{L}\p{M}\p{N}]+)*`, 'gu');
const UNSEEN_OR_MARK = new RegExp(String.raw`[\p{M}${UNSEEN}]`, 'gu');
export const SCRIPT_WITHOUT_SPACES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** `Intl.Segmenter` takes time with the square of the text, so that it gets no more than this at once. */
const LONGEST_RUN = 500;
const STEM_CACHE = 50_000;

interface Word extends Span {
  readonly text: string;
}

/** A stem and the word in the text that it comes from. */
interface Term extends Span {
  readonly term: string;
}

const STOP_WORDS: ReadonlySet<string> = new Set([...stopwords, 'a', 'an', 'the'].map(foldWord));
const wordSegmenter = new Intl.Segmenter('und', { granularity: 'word' });
const stems = new Map<string, string>();

/** Lower case, without accents, what is not seen, possessive endings, full stops and digit grouping: "Year's" and "year", "U.S." and "us". */
function foldWord(word: string): string {
  return word
    .normalize('NFKD')
    .replace(UNSEEN_OR_MARK, '')
    .toLowerCase()
    .replace(/['’]s$/u, '')
    .replace(/['’.,]/gu, '');
}

function segmentRun({ text, start: offset }: Word): Word[] {
  const found: Word[] = [];
  for (let from = 0; from < text.length; from += LONGEST_RUN) {
    for (const { segment, index, isWordLike } of wordSegmenter.segment(text.slice(from, from + LONGEST_RUN))) {
      const start = offset + from + index;
      if (isWordLike === true) found.push({ text: segment, start, end: start + segment.length });
    }
  }
  return found;
}

function stem(word: string): string {
  let found = stems.get(word);
  if (found === undefined) {
    found = stemmer(word);
    if (stems.size >= STEM_CACHE) stems.clear();
    stems.set(word, found);
  }
  return found;
}

function words(text: string): Word[] {
  return [...text.matchAll(WORD)].flatMap(({ 0: match, index }) => {
    const word = { text: match, start: index, end: index + match.length };
    return SCRIPT_WITHOUT_SPACES.test(match) ? segmentRun(word) : [word];
  });
}

/** "US", "IT" and "WHO", also of "WHO's role", are names unless everything is in capitals. */
function isStopWord(word: string, isShouted: boolean): boolean {
  const name = word.replace(/['’]s$/u, '');
  const isAcronym = name.length > 1 && name === name.toUpperCase() && /\p{Lu}/u.test(name);
  return STOP_WORDS.has(foldWord(word)) && (!isAcronym || (isShouted && !word.includes('.')));
}

/**
 * A text's terms in order, with the words that they stem from: Porter's second English stemmer; stop words, and groups of
 * words that only join what is said, left out.
 */
export function termSpans(text: string): Term[] {
  const isShouted = text === text.toUpperCase();
  const joining = connectivesIn(text);
  let next = 0;
  return words(text).flatMap(({ text: word, start, end }) => {
    while ((joining[next]?.end ?? Infinity) <= start) next += 1;
    const folded = foldWord(word);
    const isJoining = (joining[next]?.start ?? Infinity) <= start;
    return folded === '' || isJoining || isStopWord(word, isShouted) ? [] : [{ term: stem(folded), start, end }];
  });
}

export function terms(text: string): string[] {
  return termSpans(text).map(({ term }) => term);
}

/** The stem of one word, a stop word or not. */
export function stemOf(word: string): string {
  return stem(foldWord(word));
}

/** Whether a text has any letter or digit. */
export function holdsWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

/** Whether a text's words depend on the dictionaries that Node.js brings, since its script has no spaces between them. */
export function needsDictionary(text: string): boolean {
  return SCRIPT_WITHOUT_SPACES.test(text);
}

/** Whether a word stands in a sentence for its grammar only. */
export function isFunctionWord(word: string): boolean {
  return isStopWord(word, false);
}
