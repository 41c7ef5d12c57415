import type { Word } from './analysis.js';

/** Words that open a clause of their own, which what stands before does not govern. */
const SUBORDINATING: ReadonlySet<string> = new Set(
  'which who whom whose because although though while whereas but nor'.split(' '),
);
const COORDINATING = /^(?:and|or)$/;
const PRONOUN = /^(?:we|they|he|she|it|i|you)$/;
const PERFECT_OR_PASSIVE = /^(?:is|are|was|were|be|been|being|has|have|had|having)$/;
/** What may stand between a conjunction and its verb. */
const ADVERBIAL = /^(?:also|then|therefore|thus|further|furthermore|not|never)$/;
/** How many such words are looked past. */
const ADVERBIALS = 3;
const NOMINAL: ReadonlySet<string> = new Set(['DET', 'ADJ', 'NOUN', 'PROPN', 'NUM', 'ADP', 'PRON', 'PART']);
/** How many words the subject of a coordinated clause may have. */
const SUBJECT = 8;

function isThirdPerson({ pos, lower }: Word): boolean {
  return pos === 'VERB' && /[^s]s$/.test(lower);
}

/** What the clause that is being read has had so far. */
interface Clause {
  readonly start: number;
  readonly hasVerb: boolean;
  readonly auxiliary: Word | null;
}

/**
 * Whether a verb begins a clause that the auxiliary before it leaves alone: "did not take sides and offered", but not
 * "has not signed and ratified" or "should sign and ratify".
 */
function isFiniteVerb(verb: Word, { auxiliary }: Clause): boolean {
  if (verb.pos === 'AUX' || isThirdPerson(verb)) return true;
  return verb.isPast && !PERFECT_OR_PASSIVE.test(auxiliary?.lower ?? '');
}

/** Whether a subject with an auxiliary follows: "and individual donations may not exceed". */
function beginsWithSubject(words: readonly Word[], at: number): boolean {
  for (let i = at; i < Math.min(words.length, at + SUBJECT); i += 1) {
    const word = words[i];
    if (word === undefined || (i > at && word.pos === 'AUX')) return word !== undefined;
    if (!NOMINAL.has(word.pos)) return false;
  }
  return false;
}

function isCoordinated(words: readonly Word[], at: number, clause: Clause): boolean {
  let next = at + 1;
  while (next <= at + ADVERBIALS && ADVERBIAL.test(words[next]?.lower ?? '')) next += 1;
  const follows = words[next];
  if (follows === undefined || !clause.hasVerb) return false;
  if (isFiniteVerb(follows, clause) || PRONOUN.test(follows.lower)) return true;
  const isAfterComma = words[at - 1]?.lower === ',';
  return isAfterComma ? follows.pos !== 'VERB' : beginsWithSubject(words, next);
}

function begins(words: readonly Word[], at: number, clause: Clause): boolean {
  const [before, word] = [words[at - 1], words[at]];
  if (before === undefined || word === undefined) return false;
  if (before.lower === ';' || before.lower === ':') return true;
  if (SUBORDINATING.has(word.lower)) return true;
  if (word.lower === 'since' && words[at + 1]?.number === null) return true;
  if (COORDINATING.test(word.lower)) return isCoordinated(words, at, clause);
  if (before.lower !== ',') return false;
  return PRONOUN.test(word.lower) || (clause.hasVerb && word.isPast);
}

const known = new WeakMap<readonly Word[], readonly number[]>();

/** For each word the place where its clause begins, so that words of one clause have the same. */
export function clausesOf(words: readonly Word[]): readonly number[] {
  const before = known.get(words);
  if (before !== undefined) return before;
  let clause: Clause = { start: 0, hasVerb: false, auxiliary: null };
  const starts = words.map((word, at) => {
    if (begins(words, at, clause)) clause = { start: at, hasVerb: false, auxiliary: null };
    if (word.pos === 'AUX') clause = { ...clause, hasVerb: true, auxiliary: word };
    else if (word.pos === 'VERB') clause = { ...clause, hasVerb: true };
    return clause.start;
  });
  known.set(words, starts);
  return starts;
}
