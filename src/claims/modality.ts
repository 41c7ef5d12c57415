import type { Word } from './analysis.js';
import { clausesOf } from './clauses.js';
import { conditionOf } from './conditions.js';
import { denies, deniesNothing, isFailing } from './negation.js';
import { NO_ONE } from './quantity.js';

/** What is said of an act: that it is due, forbidden, free to do, or not due (von Wright, 1951). */
export type Modality = 'obligation' | 'prohibition' | 'permission' | 'exemption';

const OBLIGING =
  /^(?:must|should|shall|ought|need|needs|needed|required|obliged|obligation|duty|require|requires|necessary)$/;
const PERMITTING = /^(?:may|might|can|could|allowed|permitted|free|entitled|right)$/;
/** With "from", or "to", these forbid. */
const FORBIDDING = /^(?:prohibited|forbidden|banned|barred|refrain|refrains|refrained)$/;
/** Tell what somebody is able to do, as often as what is allowed. */
const ABLE = /^(?:can|could)$/;
const ADVISING = /^(?:should|ought)$/;
/** These say what somebody is after, not that it is so. */
const WANTING =
  /^(?:want|wants|wanted|wish|wishes|wished|hope|hopes|hoped|seek|seeks|sought|aim|aims|aimed|intend|intends|intended)$/;

export interface Marker {
  readonly modality: Modality;
  readonly at: number;
  /** Where the clause begins that it governs. */
  readonly clause: number;
  /** Whether what it says may just as well be said without it: who does a thing can, and what shall be is laid down. */
  readonly isImplied: boolean;
  /** Whether it may tell what somebody was able to do: "could not agree" is no ban. */
  readonly isAble: boolean;
  /** Whether it recommends: "should", or "should be required to", binds less than "must". */
  readonly isAdvice: boolean;
}

function isObliging(words: readonly Word[], i: number): boolean {
  const lower = words[i]?.lower ?? '';
  const next = words[i + 1]?.lower ?? '';
  if (/^(?:have|has|had)$/.test(lower)) return next === 'to';
  if (/^(?:required|obliged|necessary|ought)$/.test(lower)) return next === 'to' || next === 'for';
  if (lower === 'need' || lower === 'needs') return /^(?:to|for|not)$/.test(next) || words[i]?.pos === 'AUX';
  return OBLIGING.test(lower);
}

function isPermitting(words: readonly Word[], i: number): boolean {
  const lower = words[i]?.lower ?? '';
  if (lower === 'free' || lower === 'entitled' || lower === 'right') return words[i + 1]?.lower === 'to';
  if (lower === 'may') return words[i]?.number === null;
  if (/^(?:allowed|permitted)$/.test(lower)) return words[i + 1]?.lower === 'to';
  return PERMITTING.test(lower);
}

/**
 * "Should avoid doing" is negated, too. "Nobody" and "none" are not looked for beside the word: they deny what is due in
 * all of their clause (`NO_ONE`).
 */
function isNegated(words: readonly Word[], i: number, isClauseNegated: boolean): boolean {
  const near = [i - 2, i - 1, i + 1, i + 2];
  const isForgone = [i + 1, i + 2].some((at) => isFailing(words, at));
  return isClauseNegated || near.some((at) => denies(words, at)) !== isForgone;
}

/** "Need not" and "do not have to" free from a duty; "must not" and "no one should" forbid, but with a condition allow. */
function negatedObligation(lower: string, isConditional: boolean): Modality {
  if (!/^(?:must|should|shall|ought)$/.test(lower)) return 'exemption';
  return isConditional ? 'permission' : 'prohibition';
}

function isForbidding(words: readonly Word[], i: number): boolean {
  return FORBIDDING.test(words[i]?.lower ?? '') && /^(?:from|to)$/.test(words[i + 1]?.lower ?? '');
}

/** For each word the clause of the last "no one" or "nor" before it, or -1. */
function clausesWithNoOne(words: readonly Word[], clauses: readonly number[]): number[] {
  let last = -1;
  return words.map(({ lower }, i) => {
    const before = last;
    if ((NO_ONE.test(lower) && !deniesNothing(words, i)) || lower === 'nor') last = clauses[i] ?? 0;
    return before;
  });
}

/** All words of a sentence that say what is due or allowed. "Should be allowed" is a permission. */
export function modalities(words: readonly Word[]): Marker[] {
  const clauses = clausesOf(words);
  const noOne = clausesWithNoOne(words, clauses);
  // "May not … without" allows with a condition, as "may only … with" does.
  const isConditional = conditionOf(words)?.isNeeded === true;
  const found: Marker[] = [];
  for (let i = 0; i < words.length; i += 1) {
    const lower = words[i]?.lower ?? '';
    const clause = clauses[i] ?? 0;
    const isDenied = (): boolean => isNegated(words, i, noOne[i] === clause);
    const isOfLastVerb = (): boolean => found.length > 0 && i - (found.at(-1)?.at ?? 0) <= 3;
    const add = (modality: Modality): void => {
      const isAble = ABLE.test(lower) || lower === 'cannot';
      const isImplied = isAble || lower === 'shall';
      const isAdvice = ADVISING.test(lower) || (isOfLastVerb() && found.at(-1)?.isAdvice === true);
      found.push({ modality, at: i, clause, isImplied, isAble, isAdvice });
    };
    if (lower === 'cannot') add(isConditional ? 'permission' : 'prohibition');
    else if (isForbidding(words, i)) add(isDenied() ? 'permission' : 'prohibition');
    else if (isPermitting(words, i)) {
      // "should not be allowed": one marker, the nearer one to the act.
      if (isOfLastVerb()) found.pop();
      add(isDenied() && !isConditional ? 'prohibition' : 'permission');
    } else if (isObliging(words, i)) add(isDenied() ? negatedObligation(lower, isConditional) : 'obligation');
  }
  return found;
}

/** The marker that governs a word: the last one before it in its clause. */
export function markerAt(markers: readonly Marker[], clauses: readonly number[], place: number): Marker | null {
  return markers.findLast(({ at, clause }) => at <= place && clause === clauses[place]) ?? null;
}

function isWanting(words: readonly Word[], at: number): boolean {
  const lower = words[at]?.lower ?? '';
  return WANTING.test(lower) || (lower === 'like' && words[at - 1]?.lower === 'would');
}

/** Whether what stands at a place is only wanted: "they want to strengthen", "would like States to refrain". */
export function isWanted(words: readonly Word[], clauses: readonly number[], place: number): boolean {
  return words.slice(0, place + 1).some((_, at) => clauses[at] === clauses[place] && isWanting(words, at));
}

/** Whether anything in the clause that begins at a place is due or allowed. */
export function hasMarker(markers: readonly Marker[], begin: number | undefined): boolean {
  return markers.some(({ clause }) => clause === begin);
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
