import type { Mismatch } from '../types.js';
import { isCovered, type AlignedWord, type Alignment } from './alignment.js';
import { clausesOf } from './clauses.js';
import { hasMarker, markerAt, modalities, modalitiesConflict, ofTheContrary, type Marker } from './modality.js';
import { negations, type Negation } from './polarity.js';

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
function goesFurther({ own, other }: Pick<Due, 'own' | 'other'>, isAnythingDue: boolean): boolean {
  const isFree = (own?.modality === 'permission' && !own.isImplied) || own?.modality === 'exemption';
  const isDue = other !== null && !(other.modality === 'obligation' && other.isImplied);
  return (isFree && other === null) || (own === null && isDue && !isAnythingDue);
}

/** Compares what is negated, told antonyms apart by parity: an even number of negations and antonyms agrees. */
export function comparePolarity(alignment: Alignment): PolarityCheck {
  const { claim, sentence, words } = alignment;
  const [inClaim, inSentence] = [negations(claim), negations(sentence)];
  const markers = modalities(claim);
  const due = dueAt(alignment, markers);
  const isNegated = ({ at, to }: AlignedWord): readonly [boolean, boolean] => [
    (inClaim[at]?.count ?? 0) % 2 === 1,
    to !== null && (inSentence[to]?.count ?? 0) % 2 === 1,
  ];
  const mismatchOf = (kind: Mismatch['kind'], word: AlignedWord): Mismatch => {
    const [own, other] = isNegated(word);
    return { kind, claim: named(claim, word.at, own), document: named(sentence, word.to ?? 0, other) };
  };

  const mismatches: Mismatch[] = [];
  const agreeing = new Set<AlignedWord>();
  let isModalityUnproven = false;
  let isModalityCompared = false;
  let isOnlyDue = false;
  for (const word of words) {
    if (word.to === null || (!word.isOpposite && !isCovered(word))) continue;
    const isPredicate = word.word.pos === 'VERB' || word.word.pos === 'NOUN';
    const { own, other } = due(word);
    if (isPredicate && own !== null && other !== null && (word.isOpposite || !isModalityCompared)) {
      isModalityCompared = true;
      const meant = word.isOpposite ? ofTheContrary(own.modality) : own.modality;
      if (modalitiesConflict(meant, other.modality))
        mismatches.push(mismatchOf(word.isOpposite ? 'term' : 'negation', word));
      else if (word.isOpposite) agreeing.add(word);
      const isEitherFree = meant === 'permission' || other.modality === 'permission';
      if (meant !== other.modality && isEitherFree) isModalityUnproven = true;
      continue;
    }
    // That something is not to be does not say that it is not.
    if (other?.modality === 'prohibition' && markers.length === 0) isOnlyDue = true;
    if (word.word.pos === 'VERB' && !isModalityCompared)
      isModalityUnproven ||= goesFurther({ own, other }, markers.length > 0);
    if (word.isOpposite) {
      const [a, b] = isNegated(word);
      if (a === b) mismatches.push(mismatchOf('term', word));
      else agreeing.add(word);
    }
  }
  if (!isOnlyDue && agreeing.size === 0) {
    const compared = isModalityCompared ? words.filter((word) => due(word).isStated) : words;
    const differing = negationDifference(compared, isNegated, ({ at, to }) =>
      Math.max(weightOf(inClaim[at]), to === null ? 0 : weightOf(inSentence[to])),
    );
    if (differing !== null) mismatches.push(mismatchOf('negation', differing));
  }
  return { mismatches, agreeing, isModalityUnproven };
}

function weightOf(negation: Negation | undefined): number {
  return negation !== undefined && negation.count > 0 ? negation.weight : 0;
}

/**
 * The weightiest verb that only one side negates, or else the first word that a negation stands before, where most of
 * what is negated is so on one side only.
 */
function negationDifference(
  words: readonly AlignedWord[],
  isNegated: (word: AlignedWord) => readonly [boolean, boolean],
  weightOfNegation: (word: AlignedWord) => number,
): AlignedWord | null {
  let touched = 0;
  let differing = 0;
  const candidates: AlignedWord[] = [];
  for (const word of words) {
    if (!isCovered(word)) continue;
    const [own, other] = isNegated(word);
    if (!own && !other) continue;
    const weight =
      word.word.weight * weightOfNegation(word) * (word.word.pos === 'VERB' || word.word.pos === 'ADJ' ? 2 : 1);
    touched += weight;
    if (own === other) continue;
    differing += weight;
    candidates.push(word);
  }
  // What stands before a negation is not what it denies.
  const isDenied = candidates.some((word) => weightOfNegation(word) === 1);
  if (touched === 0 || differing <= DIFFERING_PART * touched || !isDenied) return null;
  const [verb] = candidates.filter(({ word }) => word.pos === 'VERB').sort((a, b) => b.word.weight - a.word.weight);
  const named = candidates.find((word) => weightOfNegation(word) === 1 && word.word.number === null);
  return verb ?? named ?? candidates[0] ?? null;
}
