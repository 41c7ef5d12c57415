import { isSameNoun } from './answer-phrase.js';
import type { NounPhrase } from './noun-phrases.js';
import {
  EVENT_NOUNS,
  EVENT_VERBS,
  GROUP_NOUNS,
  isPersonNoun,
  MIND_VERBS,
  NAMED_NOUNS,
  PLACE_NOUNS,
  SAYING_VERBS,
  TEXT_NOUNS,
  TEXT_VERBS,
  TOWN_NOUNS,
} from './word-classes.js';

export type Role = 'subject' | 'object' | 'oblique';

/** What a word that points back asks of its antecedent. */
export interface Reference {
  readonly isPlural: boolean | null;
  /** "Both" stands for two. */
  readonly isPair: boolean;
  /** True for "she", false for "it", null for "they" and "that". */
  readonly isPerson: boolean | null;
  /** The noun that the reference repeats or sums up: "those reports". */
  readonly noun: string | null;
  /** Null where it tells nothing: owners, and subjects of "be". */
  readonly role: Role | null;
  readonly verb: string | null;
  /** "What is that?", "Who are they?", "What does it mean?": asked of what was new in an answer. */
  readonly asksForIdentity: boolean;
  /** In lower case, what it doesn't stand for, as that fills another place of the clause. */
  readonly taken: readonly string[];
}

/** A phrase of an earlier question, or what it asked for. */
export interface Candidate {
  readonly phrase: Omit<NounPhrase, 'from' | 'to'>;
  readonly role: Role;
  readonly isAnswer: boolean;
  /** Reads the phrase out of the answer; null where the answer doesn't hold it. */
  readonly read: (() => Promise<NounPhrase | null>) | null;
}

const ROLE_WEIGHT: Readonly<Record<Role, number>> = { subject: 2, object: 1.8, oblique: 1 };
const ANSWER_WEIGHT = 2.2;
const NESTED_WEIGHT = 0.4;
const PARALLEL = 1;
const FITTING_VERB = 3;
const IDENTITY = 2;
const SINGULAR_FOR_THEY = 1.5;
const PAIR = /\b(?:and|or|two|both)\b/i;

/** Whether number, animacy and noun of a reference and a phrase go together. */
export function agrees(
  { isPlural, isPair, isPerson, noun }: Reference,
  phrase: Candidate['phrase'],
  isWhole: boolean,
): boolean {
  if (isPair && isWhole && !PAIR.test(phrase.text)) return false;
  if (isPlural === false && phrase.isPlural === true) return false;
  if (isPlural === true && phrase.isPlural === false && (!phrase.isGroup || phrase.isText)) return false;
  if (isPerson === false && phrase.isPerson) return false;
  if (isPerson === true && !canBePerson(phrase, isWhole)) return false;
  // "Who" and "what" ask for something whose noun only the answer tells.
  return noun === null || (!isWhole && phrase.head === '') || isNamedBy(noun, phrase);
}

/** "What" asks for no person, and the name of none has an article: "the Orsa Dam". */
function canBePerson({ isPerson, kind, head, text }: Candidate['phrase'], isWhole: boolean): boolean {
  if (isPerson) return true;
  return isWhole ? (kind === 'name' && !/^(?:the|an?) /i.test(text)) || /[eo]r$/.test(head) : head !== '';
}

/**
 * Another noun may sum up what was talked of where both are known to be of a kind ("that agreement" is "the Lisbon
 * Treaty"), or where it is one for what has a name: "that river" is "the Danube".
 */
function isNamedBy(noun: string, phrase: Candidate['phrase']): boolean {
  const isOtherName = phrase.kind === 'name' && !phrase.isPerson && !phrase.isEvent && !phrase.isText;
  return (
    isSameNoun(noun, phrase.head) ||
    (EVENT_NOUNS.has(noun) && phrase.isEvent) ||
    (TEXT_NOUNS.has(noun) && phrase.isText) ||
    (GROUP_NOUNS.has(noun) && phrase.isGroup && !phrase.isPerson) ||
    (isPersonNoun(noun) && (phrase.isPerson || phrase.kind === 'name')) ||
    ((NAMED_NOUNS.has(noun) || TOWN_NOUNS.has(noun)) && isOtherName)
  );
}

/** How probably a candidate is what is meant; 0 where it can't be. */
export function score(reference: Reference, { phrase, role, isAnswer }: Candidate): number {
  if (!agrees(reference, phrase, !isAnswer)) return 0;
  if (
    reference.verb !== null &&
    SAYING_VERBS.has(reference.verb) &&
    reference.isPerson === false &&
    !phrase.isText &&
    reference.role === 'subject'
  )
    return 0;
  if (isOfMind(reference) && !phrase.isPerson && !phrase.isGroup && phrase.kind !== 'name') return 0;
  let sum = phrase.isNested ? NESTED_WEIGHT : isAnswer ? ANSWER_WEIGHT : ROLE_WEIGHT[role];
  if (role === reference.role && !phrase.isNested) sum += PARALLEL;
  if (reference.asksForIdentity && isAnswer) sum += IDENTITY;
  if (reference.verb !== null && fits(reference.verb, reference.role, phrase)) sum += FITTING_VERB;
  if (reference.noun !== null && isSameNoun(reference.noun, phrase.head)) sum += FITTING_VERB;
  if (reference.isPlural === true && phrase.isPlural === false) sum -= SINGULAR_FOR_THEY;
  if (reference.isPerson === true && phrase.isPerson) sum += PARALLEL;
  if (reference.isPerson === false && looksPersonal(phrase)) sum -= PARALLEL;
  return Math.max(sum, Number.MIN_VALUE);
}

/** "Anton Reval" may be somebody; "Orsa Bridge" is not. */
function looksPersonal({ kind, text, isEvent, isText }: Candidate['phrase']): boolean {
  const isThing = text.split(' ').some((word) => isNounOfThing(word.toLowerCase()));
  return kind === 'name' && !isEvent && !isText && !isThing && /^\p{Lu}\p{Ll}+(?: \p{Lu}[\p{Ll}.]+)+$/u.test(text);
}

function isNounOfThing(word: string): boolean {
  return [NAMED_NOUNS, PLACE_NOUNS, GROUP_NOUNS].some((nouns) => nouns.has(word));
}

/** What wants or thinks is no thing. */
function isOfMind({ role, verb }: Reference): boolean {
  return role === 'subject' && MIND_VERBS.has(verb ?? '') && !SAYING_VERBS.has(verb ?? '');
}

function fits(verb: string, role: Role | null, { isEvent, isText }: Candidate['phrase']): boolean {
  if (isEvent && EVENT_VERBS.has(verb)) return true;
  return isText && (role === 'subject' ? SAYING_VERBS : TEXT_VERBS).has(verb);
}
