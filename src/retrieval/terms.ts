import { stemmer } from '@orama/stemmers/english';
import { stopwords } from '@orama/stopwords/english';

const WORD = /[\p{L}\p{M}\p{N}]+(?:['’.,][\p{L}\p{M}\p{N}]+)*/gu;
const SCRIPT_WITHOUT_SPACES = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** `Intl.Segmenter` takes time with the square of the text, so that it gets no more than this at once. */
const LONGEST_RUN = 500;
const STEM_CACHE = 50_000;

const STOP_WORDS: ReadonlySet<string> = new Set([...stopwords, 'a', 'an', 'the'].map(foldWord));
const wordSegmenter = new Intl.Segmenter('und', { granularity: 'word' });
const stems = new Map<string, string>();

/** Lower case, without accents, possessive endings, full stops and digit grouping: "Year's" and "year", "U.S." and "us". */
function foldWord(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]s$/u, '')
    .replace(/['’.,]/gu, '');
}

function segmentRun(run: string): string[] {
  const words: string[] = [];
  for (let start = 0; start < run.length; start += LONGEST_RUN) {
    for (const { segment, isWordLike } of wordSegmenter.segment(run.slice(start, start + LONGEST_RUN))) {
      if (isWordLike === true) words.push(segment);
    }
  }
  return words;
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

/** A text's words in order, as written. */
function words(text: string): string[] {
  const found = text.match(WORD) ?? [];
  return found.flatMap((word) => (SCRIPT_WITHOUT_SPACES.test(word) ? segmentRun(word) : [word]));
}

/** "US", "IT" and "WHO" are names unless everything is in capitals. */
function isStopWord(word: string, isShouted: boolean): boolean {
  const isAcronym = word.length > 1 && word === word.toUpperCase() && /\p{Lu}/u.test(word);
  return STOP_WORDS.has(foldWord(word)) && (!isAcronym || (isShouted && !word.includes('.')));
}

/** A text's terms in order: stems (Porter's second English stemmer) of the words that are no stop words. */
export function terms(text: string): string[] {
  const isShouted = text === text.toUpperCase();
  return words(text)
    .filter((word) => !isStopWord(word, isShouted))
    .map(foldWord)
    .filter((word) => word !== '')
    .map(stem);
}
