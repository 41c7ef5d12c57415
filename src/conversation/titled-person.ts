import { TITLES } from '../vocabulary/offices.js';
import type { Token } from './tokens.js';
import { EVENT_NOUNS, GROUP_NOUNS, NAMED_NOUNS, PLACE_NOUNS } from './word-classes.js';

/** "Judge Sandoval", "Mr Haddad", but no "Governor Island". */
export function isTitledPerson([title, ...name]: readonly Token[]): boolean {
  const isNamed = ({ lower, lemma, partOfSpeech }: Token): boolean =>
    partOfSpeech === 'PROPN' &&
    ![NAMED_NOUNS, PLACE_NOUNS, EVENT_NOUNS, GROUP_NOUNS].some((nouns) => nouns.has(lower) || nouns.has(lemma));
  return title !== undefined && TITLES.has(title.lower.replace(/\.$/, '')) && name.length > 0 && name.every(isNamed);
}
