import type { Lexicon } from '../vocabulary/lexicon.js';
import type { Mismatch } from '../types.js';
import { alignWords, isCovered, type AlignedWord, type Alignment } from './alignment.js';
import type { Word } from './analysis.js';
import { hasUnprovenBound } from './bounds.js';
import { compareConditions } from './conditions.js';
import { counterparts } from './counterparts.js';
import { withSupportVerbs } from './support-verbs.js';
import { compareNames } from './names.js';
import { comparePolarity } from './polarity.js';
import { compareNumbers, hasUnprovenUnit } from './numbers.js';
import { hasOpposedWord } from './opposed-words.js';
import { withParticipants } from './participants.js';
import { isFailing, setAside } from './negation.js';
import { compareQuantity } from './quantity.js';
import { oppositeSides } from './sides.js';
import { hasLooseName, hasOtherMeans, hasOtherOwner, hasSwappedNumbers, hasSwappedRoles } from './structure.js';
import { hasOtherSubject } from './subjects.js';
import { withDatesInOrder } from './temporal-relations.js';
import { compareTense, isOfAnotherTime, tellsAsDone } from './tense.js';

/** What speaks for a sentence as evidence on a claim; each from 0 to 1. */
export interface ComparisonFeatures {
  /** The part of the claim's content that the sentence covers, words that tell more weighing more. */
  readonly coverage: number;
  /** How much the most telling word tells that is not covered. */
  readonly gap: number;
  /** The part of the claim's names and numbers that is not covered. */
  readonly nameGap: number;
  /** 1 where there is a mismatch. */
  readonly conflict: number;
}

export interface Comparison {
  readonly features: ComparisonFeatures;
  readonly mismatches: readonly Mismatch[];
  /** What the sentence has in place of words that it doesn't have: whether it contradicts by them, only reading tells. */
  readonly others: readonly Mismatch[];
  /** Whether the claim says more than the sentence can bear out, whatever words they share. */
  readonly isUnproven: boolean;
  /** Whether so much differs, as in which one and where, that the sentence speaks of something else. */
  readonly isOfAnother: boolean;
  /** Whether the sentence has all words of the claim, in the claim's order. */
  readonly isInOrder: boolean;
  /** The sentence's words that the claim's are aligned to, in order. */
  readonly aligned: readonly Word[];
}

/** What is known of the document that a sentence stands in. */
export interface Surroundings {
  /** Stems of the names of those who make the statement. */
  readonly participants: ReadonlySet<string>;
}

/** Words of what is due or allowed are compared as such where an act follows them: "allowed to enter", "need not pay". */
const MODAL = /^(?:allowed|permitted|required|obliged|need|needs|needed)$/;
const BEFORE_ACT = /^(?:to|not)$/;

function part(words: readonly AlignedWord[], counts: (word: AlignedWord) => boolean): number {
  const total = words.reduce((sum, { word }) => sum + word.weight, 0);
  const counted = words.reduce((sum, word) => sum + (counts(word) ? word.word.weight : 0), 0);
  return total === 0 ? 0 : counted / total;
}

function mismatchedWords({ words, claim }: Alignment, mismatches: readonly Mismatch[]): Set<AlignedWord> {
  const texts = new Set(mismatches.flatMap(({ claim: text }) => text.replace(/^(?:not|no) /, '').split(' ')));
  const isNumberIn = ({ text, number }: Word): boolean =>
    number !== null && text.split(' ').every((part) => texts.has(part));
  return new Set(
    words.filter(({ at, word }) => texts.has(word.text) || texts.has(claim[at]?.text ?? '') || isNumberIn(word)),
  );
}

/** Whether a sentence has a word, or its contrary. */
function isSpokenOf(word: AlignedWord): boolean {
  return isCovered(word) || word.isOpposite;
}

function featuresOf(
  words: readonly AlignedWord[],
  isProven: (word: AlignedWord) => boolean,
  conflict: boolean,
): ComparisonFeatures {
  const open = words.filter((word) => !isProven(word));
  return {
    coverage: part(words, isProven),
    gap: Math.max(0, ...open.map(({ word }) => word.weight)),
    nameGap: part(
      words.filter(({ word }) => word.isName || word.number !== null),
      (word) => !isProven(word),
    ),
    conflict: conflict ? 1 : 0,
  };
}

function isInOrder({ words }: Alignment): boolean {
  return words.every(
    ({ to, strength, isOpposite }, i) => to !== null && strength === 1 && !isOpposite && to > (words[i - 1]?.to ?? -1),
  );
}

/** Whether which one and where both differ, or a name in two of its parts. */
function isOfAnother(mismatches: readonly Mismatch[]): boolean {
  const kinds = mismatches.flatMap(({ kind }) => (kind === 'term' || kind === 'negation' ? [] : [kind]));
  return new Set(kinds).size > 1 || kinds.filter((kind) => kind === 'name').length > 1;
}

/** Whether the claim names someone or something that the sentence has neither the same nor another name for. */
function hasUnknownName(words: readonly AlignedWord[], isProven: (word: AlignedWord) => boolean): boolean {
  return words.some((word) => word.word.isName && word.word.number === null && !isProven(word));
}

/**
 * An alignment without words that assert nothing by themselves: "failed to" is a negation, no act of its own, and what is set
 * aside matters only where the sentence speaks of it.
 */
function withoutVoid(raw: Alignment, aside: ReadonlySet<number>): Alignment {
  const isModal = ({ word, at }: AlignedWord): boolean =>
    MODAL.test(word.lower) && BEFORE_ACT.test(raw.claim[at + 1]?.lower ?? '');
  const asserts = (word: AlignedWord): boolean =>
    !isFailing(raw.claim, word.at) && !isModal(word) && (!aside.has(word.at) || isSpokenOf(word));
  return { ...raw, words: raw.words.filter(asserts) };
}

/** Whether the words are the sentence's, but who did what, to whom, how, when or how many is more than it bears out. */
function assertsMore(alignment: Alignment, lexicon: Lexicon): boolean {
  return (
    tellsAsDone(alignment) ||
    hasSwappedRoles(alignment) ||
    hasOtherSubject(alignment, lexicon) ||
    hasSwappedNumbers(alignment) ||
    hasUnprovenBound(alignment) ||
    hasUnprovenUnit(alignment) ||
    hasLooseName(alignment) ||
    hasOtherOwner(alignment) ||
    hasOtherMeans(alignment) ||
    hasOpposedWord(alignment)
  );
}

/** Compares what a claim and a sentence assert. */
export function compare(
  claim: readonly Word[],
  sentence: readonly Word[],
  lexicon: Lexicon,
  { participants }: Surroundings,
): Comparison {
  const aside = setAside(claim);
  const relevant = withoutVoid(alignWords(claim, sentence, lexicon), aside);
  const dates = withDatesInOrder(withSupportVerbs(withParticipants(relevant, participants)));
  const { alignment } = dates;
  const asserted = { ...alignment, words: alignment.words.filter(({ at }) => !aside.has(at)) };
  const polarity = comparePolarity(alignment, new Map([...oppositeSides(alignment), ...dates.opposites]));
  const quantity = compareQuantity(alignment);
  const mismatches = [
    ...compareNumbers(alignment),
    ...compareNames(asserted, lexicon),
    ...polarity.mismatches,
    ...compareConditions(alignment),
    ...compareTense(alignment),
    ...(quantity.conflict === null
      ? []
      : [{ kind: 'term' as const, claim: quantity.conflict.claim.text, document: quantity.conflict.document.text }]),
  ];
  const conflicting = mismatchedWords(alignment, mismatches);
  // A part that conflicts is spoken of by both: it does not count as missing.
  const isProven = (word: AlignedWord): boolean =>
    isCovered(word) || polarity.agreeing.has(word) || conflicting.has(word);
  return {
    features: featuresOf(alignment.words, isProven, mismatches.length > 0),
    isOfAnother:
      isOfAnother(mismatches) ||
      hasUnknownName(alignment.words, isProven) ||
      (mismatches.some(({ kind }) => kind !== 'term' && kind !== 'negation') && isOfAnotherTime(alignment)),
    mismatches,
    others: counterparts(alignment, isProven),
    isUnproven: quantity.isUnproven || polarity.isModalityUnproven || assertsMore(alignment, lexicon),
    isInOrder: isInOrder(alignment),
    aligned: sentence.filter((_, place) => alignment.words.some(({ to }) => to === place)),
  };
}
