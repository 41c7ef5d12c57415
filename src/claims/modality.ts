import type { Word } from './analysis.js';
import { conditionOf } from './conditions.js';

/** What is said of an act: that it is due, forbidden, free to do, or not due (von Wright, 1951). */
export type Modality = 'obligation' | 'prohibition' | 'permission' | 'exemption';

const OBLIGING = /^(?:must|should|shall|ought|need|needs|required|obliged|obligation|duty|require|requires|necessary)$/;
const PERMITTING = /^(?:may|might|can|could|allowed|permitted|free|entitled|right)$/;
const NEGATION = /^(?:not|n't|n’t|never|no|cannot)$/;

interface Marker {
  readonly modality: Modality;
  readonly at: number;
}

function isObliging(words: readonly Word[], i: number): boolean {
  const lower = words[i]?.lower ?? '';
  const next = words[i + 1]?.lower ?? '';
  if (/^(?:have|has|had)$/.test(lower)) return next === 'to';
  if (/^(?:required|obliged|necessary|ought)$/.test(lower)) return next === 'to' || next === 'for';
  if (lower === 'need' || lower === 'needs') return /^(?:to|for|not|n't)$/.test(next) || words[i]?.pos === 'AUX';
  return OBLIGING.test(lower);
}

function isPermitting(words: readonly Word[], i: number): boolean {
  const lower = words[i]?.lower ?? '';
  if (lower === 'free' || lower === 'entitled' || lower === 'right') return words[i + 1]?.lower === 'to';
  if (lower === 'may') return words[i]?.number === null;
  if (/^(?:allowed|permitted)$/.test(lower)) return words[i + 1]?.lower === 'to';
  return PERMITTING.test(lower);
}

function isNegated(words: readonly Word[], i: number, isClauseNegated: boolean): boolean {
  const near = [words[i - 2], words[i - 1], words[i + 1], words[i + 2]];
  return isClauseNegated || near.some((word) => word !== undefined && NEGATION.test(word.lower));
}

/** "Need not" and "do not have to" free from a duty; "must not" and "no one should" forbid. */
function negatedObligation(lower: string): Modality {
  return /^(?:must|should|shall|ought)$/.test(lower) ? 'prohibition' : 'exemption';
}

/** All words of a sentence that say what is due or allowed. "Should be allowed" is a permission. */
export function modalities(words: readonly Word[]): Marker[] {
  const isNoOne = words.some(
    ({ lower }) => lower === 'no' || lower === 'nobody' || lower === 'none' || lower === 'neither',
  );
  // "May not … without" allows with a condition, as "may only … with" does.
  const isConditional = conditionOf(words)?.isNeeded === true;
  const found: Marker[] = [];
  for (let i = 0; i < words.length; i += 1) {
    const lower = words[i]?.lower ?? '';
    if (lower === 'cannot' && isConditional) found.push({ modality: 'permission', at: i });
    else if (lower === 'cannot') found.push({ modality: 'prohibition', at: i });
    else if (isPermitting(words, i)) {
      const isForbidden = isNegated(words, i, isNoOne) && !isConditional;
      const at = i;
      // "should not be allowed": one marker, the nearer one to the act.
      if (found.at(-1) !== undefined && i - (found.at(-1)?.at ?? 0) <= 3) found.pop();
      found.push({ modality: isForbidden ? 'prohibition' : 'permission', at });
    } else if (isObliging(words, i)) {
      found.push({ modality: isNegated(words, i, isNoOne) ? negatedObligation(lower) : 'obligation', at: i });
    }
  }
  return found;
}

/** The marker that governs a word: the last one before it. */
export function modalityAt(markers: readonly Marker[], place: number): Modality | null {
  return markers.findLast(({ at }) => at <= place)?.modality ?? null;
}

const OF_THE_CONTRARY: Readonly<Record<Modality, Modality>> = {
  obligation: 'prohibition',
  prohibition: 'obligation',
  permission: 'exemption',
  exemption: 'permission',
};

/** What a modality of an act says of the contrary act: who must obey must not disobey. */
export function ofTheContrary(modality: Modality): Modality {
  return OF_THE_CONTRARY[modality];
}

const CONFLICTS: readonly (readonly [Modality, Modality])[] = [
  ['obligation', 'prohibition'],
  ['obligation', 'exemption'],
  ['prohibition', 'permission'],
];

export function modalitiesConflict(a: Modality, b: Modality): boolean {
  return CONFLICTS.some(([one, other]) => (a === one && b === other) || (a === other && b === one));
}
