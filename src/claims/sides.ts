import { stemOf } from '../vocabulary/terms.js';
import type { Mismatch } from '../types.js';
import { isCovered, type Alignment } from './alignment.js';
import type { Word } from './analysis.js';

/** What is done for something or against it. */
const TAKING_SIDES: ReadonlySet<string> = new Set(
  'speak vote argue decide rule campaign demonstrate fight lobby testify plead advise stand'.split(' ').map(stemOf),
);
/** How many words after the verb "for" or "against" may stand. */
const REACH = 3;

/** The "for" or "against" after a verb. */
function sideAfter(words: readonly Word[], at: number): Word | null {
  const near = words.slice(at + 1, at + 1 + REACH);
  const isFor = (i: number): boolean => /^(?:favour|favor)$/.test(near[i]?.lower ?? '') && near[i + 1]?.lower === 'of';
  return (
    near.find(({ lower, pos }, i) => lower === 'against' || (lower === 'for' && pos === 'ADP') || isFor(i)) ?? null
  );
}

/** Whether the one text has somebody take sides for something and the other against it. */
export function compareSides({ claim, sentence, words }: Alignment): Mismatch[] {
  return words.flatMap((verb): Mismatch[] => {
    if (verb.to === null || !isCovered(verb) || !TAKING_SIDES.has(verb.word.stem)) return [];
    const [own, other] = [sideAfter(claim, verb.at), sideAfter(sentence, verb.to)];
    if (own === null || other === null || (own.lower === 'against') === (other.lower === 'against')) return [];
    return [{ kind: 'term', claim: own.text, document: other.text }];
  });
}
