import type { Mismatch } from '../types.js';
import { isCovered, type Alignment } from './alignment.js';
import type { Word } from './analysis.js';
import { clausesOf } from './clauses.js';
import { denies } from './negation.js';

const CONDITIONAL = /^(?:with|if|when|after|by|upon|where)$/;
const WITHOUT = /^(?:without|unless)$/;
/** Anywhere before it in its clause a condition may be denied, so that who does nothing counts as well: "nobody may enter without". */
const NOBODY = /^(?:nobody|none)$/;

/** What a sentence says of a condition: that it must be met ("only with", "not … without") or need not be ("without"). */
interface Condition {
  readonly isNeeded: boolean;
  readonly at: number;
  readonly text: string;
}

/** The condition of a sentence; null where it has none. */
export function conditionOf(words: readonly Word[]): Condition | null {
  const at = words.findIndex(
    ({ lower }, i) => WITHOUT.test(lower) || (lower === 'only' && CONDITIONAL.test(words[i + 1]?.lower ?? '')),
  );
  const marker = words[at];
  if (marker === undefined) return null;
  const from = clausesOf(words)[at] ?? 0;
  const isNegated = words.slice(from, at).some(({ lower }, i) => NOBODY.test(lower) || denies(words, from + i));
  if (marker.lower === 'only') return { isNeeded: !isNegated, at, text: `only ${words[at + 1]?.text ?? ''}` };
  const isNeeded = isNegated || marker.lower === 'unless';
  return { isNeeded, at, text: isNeeded ? `not … ${marker.text}` : marker.text };
}

/** One condition that the one text makes and the other does without. */
export function compareConditions({ claim, sentence, words }: Alignment): Mismatch[] {
  const [own, other] = [conditionOf(claim), conditionOf(sentence)];
  if (own === null || other === null || own.isNeeded === other.isNeeded) return [];
  const isOfOneThing = words.some(
    (word) => word.at > own.at && word.to !== null && word.to > other.at && isCovered(word),
  );
  return isOfOneThing ? [{ kind: 'negation', claim: own.text, document: other.text }] : [];
}
