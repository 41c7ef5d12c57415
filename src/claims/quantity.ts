import { scaleOf } from '../vocabulary/number-words.js';
import type { Alignment } from './alignment.js';
import type { Word } from './analysis.js';

const ALL = /^(?:all|every|each|everyone|everybody|any|both|entire|whole)$/;
const SOME = /^(?:some|several|few|many|certain|various)$/;
const ONLY = /^(?:only|solely|exclusively|just|alone|merely)$/;
const MOST = /^(?:most|majority)$/;
const SINGLE = /^(?:single|sole|lone)$/;
const NO_SINGLE = /^(?:no|not|never|every|each|any)$/;
const TIME = /^(?:day|week|month|quarter|year)$/;
export const NO_ONE = /^(?:no|none|neither|nobody)$/;
/** How many words before a noun a word may stand that counts it. */
const REACH = 4;

/** What the claim says of how many, and the document doesn't. */
export interface QuantityCheck {
  /** The two words that conflict; null where none do. */
  readonly conflict: { readonly claim: Word; readonly document: Word } | null;
  /** Whether the claim says more than the document: "only", "all", "most". */
  readonly isUnproven: boolean;
}

/** Whether "hundreds of" is said where the sentence has neither that nor a number that is as great. */
function isUncounted(claim: readonly Word[], i: number, sentence: readonly Word[]): boolean {
  const lower = claim[i]?.lower ?? '';
  const least = lower.endsWith('s') && claim[i + 1]?.lower === 'of' ? scaleOf(lower) : null;
  if (least === null) return false;
  return !sentence.some(
    (other) => other.lower === lower || (other.number?.kind === 'cardinal' && other.number.value >= least),
  );
}

function isPartial(words: readonly Word[], i: number): boolean {
  const lower = words[i]?.lower ?? '';
  const isNumberOf = lower === 'number' && words[i + 1]?.lower === 'of' && words[i - 1]?.lower === 'a';
  return SOME.test(lower) || isNumberOf;
}

/** "A single ministry", "just one", but not "not a single one". */
function isOneAlone(words: readonly Word[], i: number): boolean {
  const { lower = '' } = words[i] ?? {};
  const isSingle = SINGLE.test(lower) || (lower === 'one' && ONLY.test(words[i - 1]?.lower ?? ''));
  return isSingle && !words.slice(Math.max(0, i - 2), i).some((before) => NO_SINGLE.test(before.lower));
}

/** The word that counts the noun at a place, where one does. */
function counting(words: readonly Word[], place: number, counts: (i: number) => boolean): Word | null {
  for (let i = place - 1; i >= Math.max(0, place - REACH); i -= 1) if (counts(i)) return words[i] ?? null;
  return null;
}

/** Compares how many a claim speaks of with what the sentence says. "No" against "not" is a matter of polarity. */
export function compareQuantity({ claim, sentence, words }: Alignment): QuantityCheck {
  const inSentence = (pattern: RegExp): Word | null => sentence.find(({ lower }) => pattern.test(lower)) ?? null;
  const alignedAfter = (i: number): number | null =>
    words.find(({ at, to }) => at > i && at - i <= REACH && to !== null)?.to ?? null;
  /** The sentence's word for all of that which a word of the claim counts. */
  const allOf = (i: number): Word | null => {
    const to = alignedAfter(i);
    return to === null ? null : counting(sentence, to, (place) => ALL.test(sentence[place]?.lower ?? ''));
  };
  /** The sentence's word for several of that which a word of the claim counts. */
  const severalOf = (i: number): Word | null => {
    const to = alignedAfter(i);
    return to === null ? null : counting(sentence, to, (place) => isPartial(sentence, place));
  };
  let isUnproven = false;
  for (const [i, word] of claim.entries()) {
    const several = isOneAlone(claim, i) ? severalOf(i) : null;
    if (several !== null) return { conflict: { claim: word, document: several }, isUnproven: true };
    const isAll = ALL.test(word.lower) && word.lower !== 'both' && !TIME.test(claim[i + 1]?.lower ?? '');
    if (ONLY.test(word.lower) && claim[i - 1]?.lower !== 'not') {
      if (inSentence(ONLY) !== null) continue;
      const all = allOf(i);
      if (all !== null) return { conflict: { claim: word, document: all }, isUnproven: true };
      isUnproven = true;
    }
    if (isUncounted(claim, i, sentence)) isUnproven = true;
    if (MOST.test(word.lower) && claim[i - 1]?.lower !== 'at' && inSentence(MOST) === null) isUnproven = true;
    if (!isAll) continue;
    const to = alignedAfter(i);
    if (to === null) continue;
    const partial = severalOf(i);
    if (partial !== null) return { conflict: { claim: word, document: partial }, isUnproven: true };
    const isCountedAlike = counting(
      sentence,
      to,
      (place) => ALL.test(sentence[place]?.lower ?? '') || NO_ONE.test(sentence[place]?.lower ?? ''),
    );
    if (isCountedAlike === null && word.lower !== 'any' && !isPlural(sentence[to])) isUnproven = true;
  }
  return { conflict: null, isUnproven };
}

/** A bare plural speaks of all: "States should respect …". */
function isPlural(word: Word | undefined): boolean {
  return word !== undefined && /[^s]s$/.test(word.lower);
}
