import type { Mismatch } from '../types.js';
import { isCovered, type AlignedWord, type Alignment } from './alignment.js';
import { clausesOf } from './clauses.js';
import { conditionOf } from './conditions.js';
import {
  hasMarker,
  isWanted,
  markerAt,
  modalities,
  modalitiesConflict,
  ofTheContrary,
  type Marker,
} from './modality.js';
import { negations, type Negation } from './negation.js';

/** What claim and sentence say otherwise than each other, by negation, by antonyms and by what is due or allowed. */
export interface PolarityCheck {
  readonly mismatches: readonly Mismatch[];
  /** Words of opposite meaning that negation makes agree: "not accept" and "reject". */
  readonly agreeing: ReadonlySet<AlignedWord>;
  /** Whether the claim says that something is so, or allowed, and the sentence only what should be, or nothing of it. */
  readonly isModalityUnproven: boolean;
}

/** From this part of the negated words' weight on the two sentences differ in polarity. */
const DIFFERING_PART = 0.5;

function named(words: Alignment['claim'], at: number, isNegated: boolean): string {
  const text = words[at]?.text ?? '';
  if (!isNegated || /^non/i.test(text)) return text;
  const isNone = words[at]?.part === 'noun' && words.slice(0, at).some(({ lower }) => lower === 'no');
  return `${isNone ? 'no' : 'not'} ${text}`;
}

/** What claim and sentence say is due or allowed where a word stands. */
interface Due {
  readonly own: Marker | null;
  readonly other: Marker | null;
  /** Whether nothing is due or allowed in the clauses of the word: they tell what is. */
  readonly isStated: boolean;
}

function dueAt({ claim, sentence }: Alignment, inClaim: readonly Marker[]): (word: AlignedWord) => Due {
  const inSentence = modalities(sentence);
  const [claimClauses, sentenceClauses] = [clausesOf(claim), clausesOf(sentence)];
  return ({ at, to }) => ({
    own: markerAt(inClaim, claimClauses, at),
    other: to === null ? null : markerAt(inSentence, sentenceClauses, to),
    isStated: !hasMarker(inClaim, claimClauses[at]) && !hasMarker(inSentence, sentenceClauses[to ?? 0]),
  });
}

/** Whether the claim has free to do, or done, what the sentence doesn't allow, or only wants done. */
function goesFurther({ own, other }: Due, isAnythingDue: boolean): boolean {
  const isFree = (own?.modality === 'permission' && !own.isImplied) || own?.modality === 'exemption';
  const isOfAbility = other?.modality === 'prohibition' && other.isAble;
  const isDue = other !== null && !isOfAbility && !(other.modality === 'obligation' && other.isImplied);
  return (isFree && other === null) || (own === null && isDue && !isAnythingDue);
}

/** How what the claim says is due or allowed goes with what the sentence says. */
interface DueCheck {
  readonly isConflict: boolean;
  readonly isUnproven: boolean;
}

function checkDue(own: Marker, other: Marker, isOpposite: boolean): DueCheck {
  const meant = isOpposite ? ofTheContrary(own.modality) : own.modality;
  const isEitherFree = meant === 'permission' || other.modality === 'permission';
  const isOnlyAdvised = meant === 'obligation' && !own.isAdvice && other.isAdvice;
  return {
    isConflict: modalitiesConflict(meant, other.modality),
    isUnproven: (meant !== other.modality && isEitherFree) || isOnlyAdvised,
  };
}

/** For words of which both texts say what is due or allowed, how that goes together: for the first, and for opposites. */
function checksOfDue(related: readonly AlignedWord[], due: (word: AlignedWord) => Due): Map<AlignedWord, DueCheck> {
  const checks = new Map<AlignedWord, DueCheck>();
  for (const word of related) {
    const { own, other } = due(word);
    const isPredicate = word.word.pos === 'VERB' || word.word.pos === 'NOUN';
    if (isPredicate && own !== null && other !== null && (word.isOpposite || checks.size === 0))
      checks.set(word, checkDue(own, other, word.isOpposite));
  }
  return checks;
}

/** What stands under a negation in claim and sentence. */
interface Negations {
  readonly own: readonly Negation[];
  readonly other: readonly Negation[];
}

function areNegated({ own, other }: Negations, { at, to }: AlignedWord): readonly [boolean, boolean] {
  return [(own[at]?.count ?? 0) % 2 === 1, to !== null && (other[to]?.count ?? 0) % 2 === 1];
}

function isOfPhrase({ own, other }: Negations, { at, to }: AlignedWord): boolean {
  return own[at]?.isOfPhrase === true || (to !== null && other[to]?.isOfPhrase === true);
}

/** Whether a word is the very one that a side denies. */
function isOneDenied(negated: Negations, word: AlignedWord): boolean {
  const [isOwn] = areNegated(negated, word);
  return isOwn ? negated.own[word.at]?.isDenied === true : weightIn(negated, word) === 1;
}

function weightIn({ own, other }: Negations, { at, to }: AlignedWord): number {
  return Math.max(weightOf(own[at]), to === null ? 0 : weightOf(other[to]));
}

/**
 * Compares what is negated, told antonyms apart by parity: an even number of negations and antonyms agrees. Opposite are also
 * the claim's verbs at some places, by what is said beside them.
 */
export function comparePolarity(aligned: Alignment, opposites: ReadonlyMap<number, Mismatch>): PolarityCheck {
  const { claim, sentence } = aligned;
  const words = aligned.words.map((word) => (opposites.has(word.at) ? { ...word, isOpposite: true } : word));
  const alignment = { claim, sentence, words };
  const negated: Negations = { own: negations(claim), other: negations(sentence) };
  const markers = modalities(claim);
  const due = dueAt(alignment, markers);
  const mismatchOf = (kind: Mismatch['kind'], word: AlignedWord): Mismatch => {
    const [own, other] = areNegated(negated, word);
    const [ownText, otherText] = [named(claim, word.at, own), named(sentence, word.to ?? 0, other)];
    return opposites.get(word.at) ?? { kind, claim: ownText, document: otherText };
  };
  const related = words.filter((word) => word.to !== null && (word.isOpposite || isCovered(word)));
  const checks = checksOfDue(related, due);
  const differs = (word: AlignedWord): boolean => {
    const [own, other] = areNegated(negated, word);
    return checks.get(word)?.isConflict ?? (word.isOpposite && own === other);
  };
  const mismatches = related.filter(differs).map((word) => mismatchOf(word.isOpposite ? 'term' : 'negation', word));
  const agreeing = new Set(related.filter((word) => word.isOpposite && !differs(word)));

  // That something is not to be does not say that it is not.
  const isForbidden = (other: Marker | null): boolean => other?.modality === 'prohibition' && !other.isAble;
  const isOnlyDue = markers.length === 0 && related.some((word) => isForbidden(due(word).other));
  const denied = isOnlyDue || agreeing.size > 0 ? null : deniedOtherwise(alignment, negated, checks.size > 0, due);
  if (denied !== null) mismatches.push(mismatchOf('negation', denied));

  const claimClauses = clausesOf(claim);
  const firstChecked = related.findIndex((word) => checks.has(word));
  const unchecked = firstChecked === -1 ? related : related.slice(0, firstChecked);
  const isModalityUnproven =
    [...checks.values()].some(({ isUnproven }) => isUnproven) ||
    unchecked.some(
      (word) =>
        word.word.pos === 'VERB' &&
        goesFurther(due(word), markers.length > 0) &&
        !isWanted(claim, claimClauses, word.at),
    );
  return { mismatches, agreeing, isModalityUnproven };
}

/** The word that one side denies and the other doesn't, where that is not told by what is due or allowed. */
function deniedOtherwise(
  { claim, sentence, words }: Alignment,
  negated: Negations,
  isDueCompared: boolean,
  due: (word: AlignedWord) => Due,
): AlignedWord | null {
  // What is due or allowed is compared as such, but not on what terms: "without consent". Conditions of both are, too.
  const areConditions = conditionOf(claim) !== null && conditionOf(sentence) !== null;
  const isCompared = (word: AlignedWord): boolean =>
    !isDueCompared || due(word).isStated || (!areConditions && isOfPhrase(negated, word));
  return negationDifference(words.filter(isCompared), negated);
}

function weightOf(negation: Negation | undefined): number {
  return negation !== undefined && negation.count > 0 ? negation.weight : 0;
}

/**
 * The weightiest verb that only one side negates, or else the first word that a negation stands before, where most of
 * what is negated is so on one side only.
 */
function negationDifference(words: readonly AlignedWord[], negated: Negations): AlignedWord | null {
  const weightOfNegation = (word: AlignedWord): number => weightIn(negated, word);
  let touched = 0;
  let differing = 0;
  const candidates: AlignedWord[] = [];
  for (const word of words) {
    if (!isCovered(word)) continue;
    const [own, other] = areNegated(negated, word);
    if (!own && !other) continue;
    const weight =
      word.word.weight * weightOfNegation(word) * (word.word.pos === 'VERB' || word.word.pos === 'ADJ' ? 2 : 1);
    touched += weight;
    if (own === other) continue;
    differing += weight;
    candidates.push(word);
  }
  // What stands before a negation is not what it denies.
  const isDenied = candidates.some((word) => isOneDenied(negated, word));
  if (touched === 0 || differing <= DIFFERING_PART * touched || !isDenied) return null;
  const [verb] = candidates.filter(({ word }) => word.pos === 'VERB').sort((a, b) => b.word.weight - a.word.weight);
  const named = candidates.find((word) => weightOfNegation(word) === 1 && word.word.number === null);
  return verb ?? named ?? candidates[0] ?? null;
}
