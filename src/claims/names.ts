import type { Lexicon } from '../vocabulary/lexicon.js';
import type { Mismatch } from '../types.js';
import { coveredPlaces, expectedPlace, isCovered, nearestTo, type Alignment } from './alignment.js';
import { waysToNameCountry } from '../vocabulary/countries.js';
import { TITLES } from '../vocabulary/offices.js';
import { terms } from '../vocabulary/terms.js';
import { textOf, type Word } from './analysis.js';
import { saidOfSame } from './attachment.js';

/** What has a name after it that need not be known as a place to be one. */
const PLAINLY_WHERE = /^(?:in|at|near|outside|inside)$/;
const WHERE = /^(?:in|at|near|to|outside|inside)$/;
const HOSTING = /^(?:host|venu|locat|site|seat)$/;
const LETTERS_THEN_DIGITS = /^(\p{Lu}+)(\d+)$/u;

/** A run of words with a capital: one name. */
interface NameRun {
  readonly from: number;
  readonly to: number;
}

function nameRuns(words: readonly Word[]): NameRun[] {
  const runs: NameRun[] = [];
  for (const [i, { isName }] of words.entries()) {
    if (!isName) continue;
    const last = runs.at(-1);
    if (last?.to === i) runs[runs.length - 1] = { from: last.from, to: i + 1 };
    else runs.push({ from: i, to: i + 1 });
  }
  return runs;
}

function isPlaceName(words: readonly Word[], run: NameRun, { places }: Lexicon): boolean {
  return places.has(textOf(words.slice(run.from, run.to)).toLowerCase());
}

/** Whether a name says where something is: after a preposition of place, or as what hosts it. */
function isWhere(words: readonly Word[], run: NameRun, lexicon: Lexicon): boolean {
  const before = words[run.from - 1]?.lower === 'the' ? run.from - 2 : run.from - 1;
  if (WHERE.test(words[before]?.lower ?? '')) {
    const isPlain =
      PLAINLY_WHERE.test(words[before]?.lower ?? '') &&
      before === run.from - 1 &&
      run.to - run.from <= 2 &&
      words[run.to]?.lower !== 'of';
    return isPlaceName(words, run, lexicon) || isPlain;
  }
  const isHost = words.slice(run.to, run.to + 5).some(({ stem }) => HOSTING.test(stem)) && run.from <= 2;
  return isHost || (words[before]?.lower === 'by' && HOSTING.test(words[before - 1]?.stem ?? ''));
}

/** "G7" and "G20": the same letters, other digits. */
function otherNumberOfName(word: Word, sentence: readonly Word[]): Word | null {
  const letters = LETTERS_THEN_DIGITS.exec(word.text)?.[1];
  if (letters === undefined) return null;
  return sentence.find(({ text }) => text !== word.text && LETTERS_THEN_DIGITS.exec(text)?.[1] === letters) ?? null;
}

/** The part of the sentence's name that stands where the claim's name has another part: "Lucca" for "Rome". */
function otherPartOfName({ claim, sentence, words }: Alignment, at: number, run: NameRun): string | null {
  const alignedTo = (place: number): number | null =>
    words.find((word) => word.at === place && isCovered(word))?.to ?? null;
  const isTaken = (place: number): boolean => words.some((word) => word.to === place && isCovered(word));
  const beside: readonly (readonly [number, 1 | -1])[] = [
    [at - 1, 1],
    [at + 1, -1],
  ];
  for (const [neighbour, step] of beside) {
    if (neighbour < run.from - 1 || neighbour > run.to) continue;
    if (!/^(?:NOUN|PROPN|PUNCT)$/.test(claim[neighbour]?.pos ?? '')) continue;
    const isJoint = claim[neighbour]?.lower === '-';
    const place = alignedTo(isJoint ? neighbour - step : neighbour);
    if (place === null) continue;
    const other = sentence[place + (isJoint ? 2 * step : step)];
    const otherPlace = place + (isJoint ? 2 * step : step);
    if (other?.isName === true && !isTaken(otherPlace)) return other.text;
  }
  return null;
}

/** The name that the sentence has for where something is, in the place of the claim's. */
function otherWhere(alignment: Alignment, run: NameRun, lexicon: Lexicon): NameRun | null {
  const { sentence, words } = alignment;
  const isTaken = ({ from, to }: NameRun): boolean =>
    words.some((word) => word.to !== null && word.to >= from && word.to < to);
  const isSaidOfSame = saidOfSame(alignment, run);
  const free = nameRuns(sentence).filter(
    (other) => isWhere(sentence, other, lexicon) && !isTaken(other) && isSaidOfSame(other.from),
  );
  return nearestTo(expectedPlace(run.from, coveredPlaces(words)), free, ({ from }) => from);
}

/** How many letters two names begin with alike that are one in two forms: "Lanka" and "Lankan". */
const ALIKE = 4;

function plain(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function areFormsOfOne(a: string, b: string): boolean {
  const [short = '', long = ''] = [plain(a), plain(b)].sort((one, other) => one.length - other.length);
  return short.length >= ALIKE && long.startsWith(short);
}

/** Whether one name may stand for another: a country for another one, and neither a title nor the same in another form. */
function isInPlaceOf(own: string, other: string): boolean {
  if (TITLES.has(own.toLowerCase()) || TITLES.has(other.toLowerCase())) return false;
  const otherTerms = terms(`the ${other}`);
  const [ways, otherWays] = [waysToNameCountry(terms(`the ${own}`)), waysToNameCountry(otherTerms)];
  if (ways === null || otherWays === null) return ways === otherWays && !areFormsOfOne(own, other);
  return !ways.some((way) => way.join(' ') === otherTerms.join(' '));
}

/** The names that the sentence has otherwise than the claim: of where something is, or as part of a longer name. */
export function compareNames(alignment: Alignment, lexicon: Lexicon): Mismatch[] {
  const { claim, sentence, words } = alignment;
  const uncovered = (at: number): boolean => words.some((word) => word.at === at && !isCovered(word));
  const found: Mismatch[] = [];
  for (const run of nameRuns(claim)) {
    const open = Array.from({ length: run.to - run.from }, (_, i) => run.from + i).filter(uncovered);
    if (open.length === 0) continue;
    const whole = textOf(claim.slice(run.from, run.to));
    const isPlace = isWhere(claim, run, lexicon);
    const parts = open.flatMap((at) => {
      const word = claim[at];
      const other = (word && otherNumberOfName(word, sentence)?.text) ?? otherPartOfName(alignment, at, run);
      return word === undefined || other === null || !isInPlaceOf(word.text, other)
        ? []
        : [{ claim: word.text, document: other }];
    });
    // Where the sentence has a part of the name, what it has for the others is nearer than another name.
    const isPartShared = open.length < run.to - run.from && parts.length > 0;
    const other = isPlace && !isPartShared ? otherWhere(alignment, run, lexicon) : null;
    // An organisation can be the host where the document names a place.
    const kind = isPlace && !/^\p{Lu}{2,}$/u.test(whole) && (isPartShared || other !== null) ? 'place' : 'name';
    const differing =
      other === null ? parts : [{ claim: whole, document: textOf(sentence.slice(other.from, other.to)) }];
    found.push(...differing.map((part) => ({ kind, ...part }) as const));
  }
  return found;
}
