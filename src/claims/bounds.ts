import type { Mismatch } from '../types.js';
import { INEXACTLY } from '../vocabulary/number-words.js';
import type { Alignment, AlignedWord } from './alignment.js';
import type { Word } from './analysis.js';
import { FALLING_SHORT, SURPASSING } from './comparatives.js';

/** In words: "no more than". */
const LONGEST_BOUND = 3;
const BOUNDS: Readonly<Record<'least' | 'most', RegExp>> = {
  least: new RegExp(
    String.raw`\b(?:at least|(?:no|not) (?:${FALLING_SHORT}) than|(?<!\b(?:no|not) )(?:(?:${SURPASSING}) than|over|above|exceeding)|(?:no|not) (?:under|below))$`,
  ),
  most: new RegExp(
    String.raw`\b(?:at most|(?:no|not) (?:${SURPASSING}) than|(?<!\b(?:no|not) )(?:(?:${FALLING_SHORT}) than|under|below)|up to|(?:no|not) (?:over|above|exceeding))$`,
  ),
};
/** Leave out the number itself. */
const EXCLUSIVE = new RegExp(
  String.raw`(?<!\b(?:no|not) )\b(?:(?:${SURPASSING}|${FALLING_SHORT}) than|exceeding|over|above|under|below)$`,
);
const AFTER_OR: ReadonlyMap<string, 'least' | 'most'> = new Map([
  ['more', 'least'],
  ['less', 'most'],
  ['fewer', 'most'],
]);
/** How many words after a number "or" may stand: "30 young volunteers or more". */
const REACH_OF_OR = 4;
const COUNTED = /^(?:NOUN|PROPN|ADJ|DET)$/;
/** Say that a number is not exact: it may be more or less. */
const INEXACT = new RegExp(`^(?:${INEXACTLY}|circa)$`);

interface Bound {
  readonly kind: 'least' | 'most';
  /** The number with the words that bound it. */
  readonly text: string;
  /** Whether the number itself is left out; "over" and the like may also be said of where or when. */
  readonly leavesOut: 'surely' | 'maybe' | 'never';
}

/** "30 or more", "30 volunteers or fewer". */
function boundAfter(words: readonly Word[], at: number): Bound | null {
  const after = words.slice(at + 1, at + 1 + REACH_OF_OR);
  const or = after.findIndex(({ lower }) => lower === 'or');
  if (or < 0 || !after.slice(0, or).every(({ pos }) => COUNTED.test(pos))) return null;
  const [said, next] = words.slice(at + or + 2, at + or + 4);
  const kind = next?.lower === 'than' ? undefined : AFTER_OR.get(said?.lower ?? '');
  const text = `${words[at]?.text ?? ''} or ${said?.lower ?? ''}`;
  return kind === undefined ? null : { kind, text, leavesOut: 'never' };
}

/** What is said of a number right before or after it: that it is the least, or the most. */
function boundOf(words: readonly Word[], at: number): Bound | null {
  const before = words
    .slice(Math.max(0, at - LONGEST_BOUND), at)
    .map(({ lower }) => lower)
    .join(' ');
  for (const kind of ['least', 'most'] as const) {
    const [said] = BOUNDS[kind].exec(before) ?? [];
    if (said === undefined) continue;
    const leavesOut = !EXCLUSIVE.test(before) ? 'never' : said.endsWith('than') ? 'surely' : 'maybe';
    return { kind, text: `${said} ${words[at]?.text ?? ''}`, leavesOut };
  }
  return boundAfter(words, at);
}

function isInexact(words: readonly Word[], at: number): boolean {
  return INEXACT.test(words[at - 1]?.lower ?? '');
}

/** How the bounds of one number in both texts go together. */
interface BoundCheck {
  readonly own: Bound | null;
  readonly other: Bound | null;
  readonly isConflict: boolean;
  /** Whether only one text leaves the number out: "more than two" of two, or of at least two, and two of more than two. */
  readonly isUnproven: boolean;
}

/**
 * "At most" against "at least", "more than" against no bound, and no bound against "fewer than", of one number, conflict; of
 * more than thirty it may still be said that there are thirty.
 */
function checkBounds({ claim, sentence }: Alignment, { at, to }: AlignedWord): BoundCheck | null {
  if (claim[at]?.number == null || to === null) return null;
  const [own, other] = [boundOf(claim, at), boundOf(sentence, to)];
  const leavesOut = (bound: Bound | null): Bound['leavesOut'] => bound?.leavesOut ?? 'never';
  const isOfMore = own !== null && leavesOut(own) !== 'never' && leavesOut(other) === 'never';
  const isOfOther = own === null && leavesOut(other) === 'surely' && !isInexact(claim, at);
  const isOtherwise =
    own !== null && other !== null
      ? own.kind !== other.kind
      : own === null
        ? isOfOther && other?.kind === 'most'
        : leavesOut(own) === 'surely' && !isInexact(sentence, to);
  // "Two sides" may be aligned to what they are called.
  const isConflict = isOtherwise && sentence[to]?.number != null;
  return { own, other, isConflict, isUnproven: isOfMore || isOfOther };
}

/** The bounds of a number that conflict. */
export function compareBounds(alignment: Alignment, aligned: AlignedWord): Mismatch[] {
  const { own = null, other = null, isConflict = false } = checkBounds(alignment, aligned) ?? {};
  const document = aligned.to === null ? '' : (alignment.sentence[aligned.to]?.text ?? '');
  return isConflict
    ? [{ kind: 'number', claim: own?.text ?? aligned.word.text, document: other?.text ?? document }]
    : [];
}

/** Whether the claim has a number bounded otherwise than the sentence bears out. */
export function hasUnprovenBound(alignment: Alignment): boolean {
  return alignment.words.some((word) => checkBounds(alignment, word)?.isUnproven === true);
}
