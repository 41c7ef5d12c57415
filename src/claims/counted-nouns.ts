import type { PartOfSpeech } from 'wink-nlp';
import { isCovered, type Alignment } from './alignment.js';
import { isNoun, type Word } from './analysis.js';

/** How many words after a number the noun that it counts may stand. */
const REACH = 4;
const REACH_IN_DOCUMENT = 7;
const ENDING: ReadonlySet<PartOfSpeech> = new Set(['AUX', 'ADP', 'PUNCT', 'CCONJ', 'SCONJ']);

/** Whether a word ends the phrase that a number before it begins; those of "two of our banks" and "800 to 900 books" don't. */
function endsPhrase(words: readonly Word[], at: number, hasNoun: boolean): boolean {
  const word = words[at];
  if (word === undefined || word.pos === 'VERB') return hasNoun;
  if (word.lower === '-' || (word.lower === 'of' && !hasNoun)) return false;
  return ENDING.has(word.pos) && words[at + 1]?.number == null;
}

/** The places of the nouns that a number may count, the nouns of its phrase. */
function countedBy(words: readonly Word[], at: number, reach: number): number[] {
  const nouns: number[] = [];
  for (let i = at + 1; i <= at + reach && !endsPhrase(words, i, nouns.length > 0); i += 1) {
    const word = words[i];
    if (isNoun(word) && word?.number === null) nouns.push(i);
  }
  return nouns;
}

/** The aligned places of the nouns that a number of the claim may count; a name that a word for the group covers is none. */
export function countedPlaces({ claim, sentence, words }: Alignment, at: number): ReadonlySet<number> {
  const counted = new Set(countedBy(claim, at, REACH));
  const places = words.flatMap((noun) => {
    const { to } = noun;
    if (to === null || !counted.has(noun.at) || !isCovered(noun)) return [];
    return noun.word.isName && sentence[to]?.isName === false ? [] : [to];
  });
  return new Set(places);
}

/** Whether a number of the sentence counts what stands at one of some places. */
export function countsAny(sentence: readonly Word[], at: number, places: ReadonlySet<number>): boolean {
  return countedBy(sentence, at, REACH_IN_DOCUMENT).some((noun) => places.has(noun));
}
