import type { Word } from './analysis.js';

/** Turn round the whole clause that they stand in. */
const OF_THE_CLAUSE: ReadonlySet<string> = new Set(
  "not n't n’t never no none neither nor nobody nothing nowhere cannot hardly".split(' '),
);
/** Turn round what follows them. */
const OF_WHAT_FOLLOWS: ReadonlySet<string> = new Set(['without', 'lack', 'absence', 'instead']);
/** Verbs that with an infinitive say that something is not done. */
const FAILING: ReadonlySet<string> = new Set(['fail', 'refus', 'declin', 'neglect', 'ceas']);
const CLAUSE_OPENERS: ReadonlySet<string> = new Set([
  'that',
  'which',
  'who',
  'whether',
  'if',
  'because',
  'although',
  'while',
  'but',
]);
const CLAUSE_CLOSERS: ReadonlySet<string> = new Set(['which', 'who', 'because', 'although', 'while', 'but']);

function isBreak(words: readonly Word[], i: number): boolean {
  const lower = words[i]?.lower ?? '';
  if (lower === ';' || lower === ':') return true;
  return lower === ',' && /^(?:and|but|which|while|although|or)$/.test(words[i + 1]?.lower ?? '');
}

function clauseStart(words: readonly Word[], at: number): number {
  for (let i = at - 1; i >= 0; i -= 1) {
    if (isBreak(words, i) || CLAUSE_OPENERS.has(words[i]?.lower ?? '')) return i + 1;
  }
  return 0;
}

function clauseEnd(words: readonly Word[], at: number): number {
  for (let i = at + 1; i < words.length; i += 1) {
    if (isBreak(words, i) || CLAUSE_CLOSERS.has(words[i]?.lower ?? '')) return i;
  }
  return words.length;
}

export function isFailing(words: readonly Word[], at: number): boolean {
  return FAILING.has(words[at]?.stem ?? '') && words[at + 1]?.lower === 'to';
}

/** How many negations a word stands under, and how much each tells of it. */
export interface Negation {
  /** What counts is whether it is even ("not … without"). */
  readonly count: number;
  /** 1, or less where the word stands before all of them: "not" is said of the verb rather than of its subject. */
  readonly weight: number;
}

const BEFORE_NEGATION = 0.2;

export function negations(words: readonly Word[]): Negation[] {
  const counts = words.map(({ isNegatedByPrefix }): number => (isNegatedByPrefix ? 1 : 0));
  const weights = counts.map((count): number => (count > 0 ? 1 : BEFORE_NEGATION));
  const add = (from: number, at: number, to: number): void => {
    for (let i = from; i < to; i += 1) {
      counts[i] = (counts[i] ?? 0) + 1;
      if (i > at) weights[i] = 1;
    }
  };
  for (const [i, { lower }] of words.entries()) {
    const isOnly = words[i + 1]?.lower === 'only';
    if (OF_THE_CLAUSE.has(lower) && !isOnly) add(clauseStart(words, i), i, clauseEnd(words, i));
    else if (OF_WHAT_FOLLOWS.has(lower) || isFailing(words, i)) add(i + 1, i, clauseEnd(words, i));
  }
  return counts.map((count, i) => ({ count, weight: weights[i] ?? 1 }));
}
