import type { Mismatch } from '../types.js';
import { isCovered, type Alignment } from './alignment.js';
import type { Word } from './analysis.js';

/** How many words before a verb its auxiliaries may begin. */
const REACH = 4;
const BE = /^(?:is|are|was|were)$/;
const IS = /^(?:is|are|am)$/;

type Tense = 'past' | 'future';

function isFutureMarker(words: readonly Word[], i: number): boolean {
  const lower = words[i]?.lower ?? '';
  return lower === 'will' || (BE.test(lower) && words[i + 1]?.lower === 'to');
}

/** Whether a verb says what was or what will be; null where its form tells neither. */
function tenseOf(words: readonly Word[], at: number): Tense | null {
  const verb = words[at];
  if (verb?.pos !== 'VERB') return null;
  for (let i = at - 1; i >= Math.max(0, at - REACH); i -= 1) {
    if (isFutureMarker(words, i)) return 'future';
    const { lower = '', pos } = words[i] ?? {};
    if (lower === 'to' && BE.test(words[i - 1]?.lower ?? '')) return 'future';
    // "Are reviewed" is no past, and "that will close was built" no future.
    if (IS.test(lower)) return null;
    if (pos === 'VERB' || /^(?:was|were)$/.test(lower)) break;
    if (/^(?:to|would|should|must|may|can|could|might|shall)$/.test(lower)) return null;
  }
  return verb.isPast ? 'past' : null;
}

/** Verbs that the one text puts in the past and the other in the future. */
export function compareTense({ claim, sentence, words }: Alignment): Mismatch[] {
  const verbs = words.filter((word) => isCovered(word) && word.to !== null && word.word.pos === 'VERB');
  return verbs.flatMap(({ at, to, word }) => {
    const own = tenseOf(claim, at);
    const other = to === null ? null : tenseOf(sentence, to);
    if (own === null || other === null || own === other) return [];
    return [{ kind: 'term' as const, claim: phrase(claim, at), document: phrase(sentence, to ?? 0) || word.text }];
  });
}

/** The times that a sentence speaks of; what somebody means or agrees to do lies ahead. */
function timesOf(words: readonly Word[]): ReadonlySet<Tense> {
  const times = new Set<Tense>();
  for (const [at, { lower, pos }] of words.entries()) {
    const isAhead = isFutureMarker(words, at) || (lower === 'to' && words[at + 1]?.pos === 'VERB');
    const isBehind = /^(?:was|were|had)$/.test(lower) || (pos === 'VERB' && tenseOf(words, at) === 'past');
    if (isAhead) times.add('future');
    else if (isBehind) times.add('past');
  }
  return times;
}

/**
 * Whether the one text is of what was and the other of what will be, of which nothing says that it is the same: "the next
 * meeting will be held in Brussels" beside one that was held in Tokyo.
 */
export function isOfAnotherTime({ claim, sentence, words }: Alignment): boolean {
  const [own, other] = [timesOf(claim), timesOf(sentence)];
  const isSame = words.some((word) => word.word.number !== null && isCovered(word));
  if (isSame || own.size !== 1) return false;
  return own.has('future') ? !other.has('future') && other.has('past') : other.has('future') && !other.has('past');
}

/** Whether the claim tells as done what the sentence has somebody asked or mean to do: "called on manufacturers to publish". */
export function tellsAsDone({ claim, sentence, words }: Alignment): boolean {
  return words.some(({ at, to, word, ...relation }) => {
    if (to === null || word.pos !== 'VERB' || !isCovered({ at, to, word, ...relation })) return false;
    return sentence[to - 1]?.lower === 'to' && tenseOf(claim, at) === 'past';
  });
}

/** A verb with the auxiliaries before it. */
function phrase(words: readonly Word[], at: number): string {
  let from = at;
  while (from > 0 && (words[from - 1]?.pos === 'AUX' || /^(?:to|will|not)$/.test(words[from - 1]?.lower ?? '')))
    from -= 1;
  return words
    .slice(from, at + 1)
    .map(({ text }) => text)
    .join(' ');
}
