import { isNoun, type Word } from './analysis.js';
import { clausesOf } from './clauses.js';
import { FALLING_SHORT, SURPASSING } from './comparatives.js';
import { SUPPORT_VERBS } from './support-verbs.js';

/** Deny the verb or the noun that they stand beside. */
const DENIALS: ReadonlySet<string> = new Set('not never no cannot'.split(' '));
/** Turn round the whole clause that they stand in. */
const OF_THE_CLAUSE: ReadonlySet<string> = new Set([
  ...DENIALS,
  ...'none neither nor nobody nothing nowhere hardly'.split(' '),
]);
/** Turn round what follows them, up to a comma. */
const OF_WHAT_FOLLOWS = /^(?:without|lack(?:s|ed|ing)?|absence|instead)$/;
/** Of these what names another thing in place of what is meant. */
const NAMING_ANOTHER: ReadonlySet<string> = new Set(['not', 'instead', 'rather']);
/** What follows a "not" that adds to what is said: "not only", "not least". */
const BEFORE_MORE = /^(?:only|just|merely|least)$/;
const COMPARATIVE = new RegExp(`^(?:${SURPASSING}|${FALLING_SHORT})$`);
/** Bound also what is no number: "no more than half". */
const COUNTING = /^(?:more|less|fewer)$/;
/** How many words after "than" its number may stand: "than the fifth". */
const REACH_OF_THAN = 2;
/** Verbs that with an infinitive, or with a gerund, say that something is not done. */
const FAILING: ReadonlySet<string> = new Set(['fail', 'refus', 'declin', 'neglect', 'ceas']);
const FORGOING: ReadonlySet<string> = new Set(['abandon', 'stop', 'quit', 'ceas', 'avoid', 'exclud']);
/** What stands before these is not negated with what they introduce, but a negation before them reaches into it. */
const INTRODUCING: ReadonlySet<string> = new Set(['that', 'whether', 'if']);

function clauseStart(words: readonly Word[], clauses: readonly number[], at: number): number {
  const start = clauses[at] ?? 0;
  const introducing = words.slice(start, at).findLastIndex(({ lower }) => INTRODUCING.has(lower));
  return introducing === -1 ? start : start + introducing + 1;
}

function clauseEnd(clauses: readonly number[], at: number): number {
  const end = clauses.findIndex((clause, i) => i > at && clause !== clauses[at]);
  return end === -1 ? clauses.length : end;
}

/** Where what is set aside ends: at a comma, or before the verb of the whole: "grants rather than loans should be the rule". */
function phraseEnd(words: readonly Word[], clauses: readonly number[], at: number): number {
  const end = clauseEnd(clauses, at);
  const stop = words.slice(at + 1, end).findIndex(({ lower, pos }) => lower === ',' || pos === 'AUX');
  return stop === -1 ? end : at + 1 + stop;
}

export function isFailing(words: readonly Word[], at: number): boolean {
  const stem = words[at]?.stem ?? '';
  if (FAILING.has(stem) && words[at + 1]?.lower === 'to') return true;
  const next = words[at + 1]?.pos === 'ADV' ? words[at + 2] : words[at + 1];
  return FORGOING.has(stem) && next?.pos === 'VERB' && next.lower.endsWith('ing');
}

/** Whether a "not" is said of a phrase alone, as in "voluntary, not binding": no verb comes before the phrase ends. */
function contrasts(words: readonly Word[], clauses: readonly number[], at: number): boolean {
  if (words[at]?.lower !== 'not' || words[at - 1]?.lower !== ',') return false;
  return !words.slice(at + 1, phraseEnd(words, clauses, at)).some(({ pos }) => pos === 'VERB');
}

function setsAside(words: readonly Word[], clauses: readonly number[], at: number): boolean {
  const lower = words[at]?.lower ?? '';
  const isRatherThan = lower === 'rather' && words[at + 1]?.lower === 'than';
  return OF_WHAT_FOLLOWS.test(lower) || isRatherThan || contrasts(words, clauses, at);
}

/** Whether a negation with a comparative bounds a number, "no later than March"; "not bigger than the barn" does deny. */
function isBound(words: readonly Word[], at: number): boolean {
  const [comparative = '', than] = words.slice(at + 1, at + 3).map(({ lower }) => lower);
  if (!COMPARATIVE.test(comparative) || than !== 'than') return false;
  return (
    COUNTING.test(comparative) || words.slice(at + 3, at + 3 + REACH_OF_THAN).some(({ number }) => number !== null)
  );
}

/** Whether "no" or "not" denies nothing: "not only", "no fewer than", "no doubt that". */
export function deniesNothing(words: readonly Word[], at: number): boolean {
  const [lower, next = ''] = words.slice(at, at + 2).map((word) => word.lower);
  if (lower !== 'no' && lower !== 'not') return false;
  if (lower === 'no' && next === 'doubt') return words[at + 2]?.lower === 'that' || words[at + 2]?.pos !== 'ADP';
  return BEFORE_MORE.test(next) || isBound(words, at);
}

/** Whether a word denies the verb or the noun that it stands beside. */
export function denies(words: readonly Word[], at: number): boolean {
  return DENIALS.has(words[at]?.lower ?? '') && !deniesNothing(words, at);
}

/** The places of what is named only as what is not meant: "Tokyo" of "Brussels, not Tokyo" and "Brussels instead of Tokyo". */
export function setAside(words: readonly Word[]): ReadonlySet<number> {
  const clauses = clausesOf(words);
  const places = words.flatMap(({ lower }, at) => {
    if (!NAMING_ANOTHER.has(lower) || !setsAside(words, clauses, at)) return [];
    return Array.from({ length: phraseEnd(words, clauses, at) - at }, (_, i) => at + i);
  });
  return new Set(places);
}

/** How many negations a word stands under, and how much each tells of it. */
export interface Negation {
  /** What counts is whether it is even ("not … without"). */
  readonly count: number;
  /** 1, or less where the word stands before all of them: "not" is said of the verb rather than of its subject. */
  readonly weight: number;
  /** Whether one of them is said of a phrase alone: "without consent". */
  readonly isOfPhrase: boolean;
  /** Whether it is the word that one of them denies, rather than one said beside it. */
  readonly isDenied: boolean;
}

const BEFORE_NEGATION = 0.2;

/** What a negation of the words up to an end denies: the verb, and the noun that "no" counts or a support verb carries; without a verb all. */
function deniedAt(words: readonly Word[], at: number, end: number): number[] {
  const places = Array.from({ length: end - at - 1 }, (_, i) => at + 1 + i);
  const verb = places.find((i) => words[i]?.pos === 'VERB' && words[i].isContent);
  if (verb === undefined) return places;
  const counted = words[at]?.lower === 'no' ? at : verb;
  const hasNoun = counted === at || SUPPORT_VERBS.has(words[verb]?.stem ?? '');
  const noun = hasNoun ? places.find((i) => i > counted && isNoun(words[i])) : undefined;
  return noun === undefined ? [verb] : [verb, noun];
}

export function negations(words: readonly Word[]): Negation[] {
  const denied = new Set<number>(words.flatMap(({ isNegatedByPrefix }, i) => (isNegatedByPrefix ? [i] : [])));
  const clauses = clausesOf(words);
  const counts = words.map(({ isNegatedByPrefix }): number => (isNegatedByPrefix ? 1 : 0));
  const weights = counts.map((count): number => (count > 0 ? 1 : BEFORE_NEGATION));
  const ofPhrases = new Set<number>();
  const add = (from: number, at: number, to: number): void => {
    for (const place of deniedAt(words, at, to)) denied.add(place);
    for (let i = from; i < to; i += 1) {
      counts[i] = (counts[i] ?? 0) + 1;
      if (i > at) weights[i] = 1;
    }
  };
  for (const [i, { lower }] of words.entries()) {
    if (deniesNothing(words, i)) continue;
    if (setsAside(words, clauses, i)) {
      const end = phraseEnd(words, clauses, i);
      add(i + 1, i, end);
      for (let place = i + 1; place < end; place += 1) ofPhrases.add(place);
    } else if (OF_THE_CLAUSE.has(lower)) add(clauseStart(words, clauses, i), i, clauseEnd(clauses, i));
    else if (isFailing(words, i)) add(i + 1, i, clauseEnd(clauses, i));
  }
  return counts.map((count, i) => ({
    count,
    weight: weights[i] ?? 1,
    isOfPhrase: ofPhrases.has(i),
    isDenied: denied.has(i),
  }));
}
