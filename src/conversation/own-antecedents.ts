import { describe, nounPhrases, type NounPhrase, type TokenRange } from './noun-phrases.js';
import type { QuestionFrame } from './question-frame.js';
import { isAuxiliary } from './question-phrase.js';
import { isNominal, type Token } from './tokens.js';
import {
  CLAUSE_VERBS,
  isIndefinitePerson,
  isPersonNoun,
  OWN_VERBS,
  PERSONAL,
  PERSON_PRONOUNS,
  PLURAL_PRONOUNS,
  POSSESSIVE,
  QUESTION_WORDS,
  SUBORDINATORS,
} from './word-classes.js';

/** A word of a question that a pronoun in a later clause of it may stand for. */
interface Own extends NounPhrase {
  readonly isSomebody: boolean;
}

/**
 * Which of a question's pronouns stand for what an earlier clause of it names: "If a kettle leaks, can I return it?" Two
 * pronouns of one clause stand for two things ("how much did the council pay when they closed it"), and the same pronoun
 * for one thing throughout.
 * @param pronouns The pronouns that stand for something, by their places.
 */
export function ownReferences(frame: QuestionFrame, pronouns: readonly number[]): ReadonlySet<number> {
  const own = new Set<number>();
  const foreign = new Set<string>();
  const named: Own[] = [];
  for (const clause of clausesOf(frame)) {
    const taken = new Set<Own | undefined>(isRelative(frame.tokens, clause.from) ? named.slice(-1) : []);
    for (const at of pronouns.filter((place) => clause.from <= place && place < clause.to)) {
      const word = frame.tokens[at]?.lower ?? '';
      const found = foreign.has(word) ? undefined : named.find((noun) => !taken.has(noun) && standsFor(word, noun));
      if (found === undefined) foreign.add(word);
      else own.add(at);
      if (!POSSESSIVE.has(word)) taken.add(found);
    }
    named.push(...namedIn(frame, clause));
  }
  return own;
}

/** "Did they publish their reasons?" */
const OWNERS: ReadonlyMap<string, string> = new Map([
  ['it', 'its'],
  ['they', 'their'],
  ['he', 'his'],
  ['she', 'her'],
]);

/**
 * "Did Japan publish its strategy?", "Which firms pay their staff?": the subject, or a name inside it, says whose. "Who
 * lost their job?" asks of their own, and "who approves their leave?" of others'.
 */
export function isOfSubject(
  { text, tokens, phrases, subject, questionPhrase, gap }: QuestionFrame,
  at: number,
): boolean {
  const word = tokens[at]?.lower ?? '';
  if (subject?.isPronoun === true && subject.from < at && OWNERS.get(subject.text.toLowerCase()) === word) return true;
  if (gap === 'subject' && questionPhrase?.word === 'who' && OWN_VERBS.has(tokens[at - 1]?.lemma ?? '')) return true;
  const asked = gap === 'subject' ? nounPhrases(text, tokens, 0, questionPhrase?.to ?? 0) : [];
  const inSubject = phrases.filter(({ from, to }) => subject !== null && from >= subject.from && to <= subject.to);
  return [...asked, ...inSubject].some(
    (phrase) => phrase.to <= at && standsFor(word, { ...phrase, isSomebody: isSomebody(tokens[phrase.from]) }),
  );
}

function isSomebody(token: Token | undefined): boolean {
  return isIndefinitePerson(token?.lower ?? '');
}

function standsFor(pronoun: string, { kind, isPlural, isPerson, isGroup, isText, ...noun }: Own): boolean {
  if (noun.isSomebody) return !/^its?$/.test(pronoun);
  if (noun.isPronoun || kind === 'time' || kind === 'number') return false;
  if (PLURAL_PRONOUNS.has(pronoun)) return isPlural !== false || isPerson || (isGroup && !isText);
  if (isPlural === true) return false;
  return PERSON_PRONOUNS.has(pronoun) ? isPerson || (kind === 'name' && !noun.isEvent && !isText) : !isPerson;
}

/** The clauses of a question in their order; words before the first that are none, as "after the fire, was it", count as one. */
function clausesOf(frame: QuestionFrame): TokenRange[] {
  const { tokens, questionPhrase } = frame;
  const clauses: TokenRange[] = [];
  let to = tokens.length;
  const resumed = resumedAt(frame);
  for (let at = tokens.length - 1; at > (questionPhrase?.to ?? 0); at--) {
    if (at !== resumed && !(opensClause(frame, at) && isClause(tokens, { from: at, to }))) continue;
    clauses.unshift({ from: at, to });
    to = at;
  }
  return [{ from: 0, to }, ...clauses];
}

/** The tagger takes many a verb for a noun, but what follows "if" is a clause; "after", "before" and "since" may stand before a noun. */
function isClause(tokens: readonly Token[], { from, to }: TokenRange): boolean {
  return (
    /^(?:if|when|while|because|although|though|unless|whenever|once)$/.test(tokens[from]?.lower ?? '') ||
    tokens.slice(from, to).some(({ partOfSpeech }) => /^(?:VERB|AUX)$/.test(partOfSpeech))
  );
}

function opensClause({ tokens, auxiliary }: QuestionFrame, at: number): boolean {
  const [before, token, next] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (before === undefined || token === undefined || next === undefined) return false;
  if (token.partOfSpeech === 'CCONJ') return isAuxiliary(next) || (isSubject(next) && isFinite(tokens[at + 2]));
  if (isAuxiliary(token)) return before.text === ',' || (at !== auxiliary && isSubject(next));
  if (token.lower === 'that') return isRelative(tokens, at) && !isNominal(next);
  // "Does the policy say who can use it?" is one question: what is said is no other clause's matter.
  return (QUESTION_WORDS.has(token.lower) || SUBORDINATORS.has(token.lower)) && !CLAUSE_VERBS.has(before.lemma);
}

function isSubject({ lower }: Token): boolean {
  return /^(?:i|you|we|it|he|she|they)$/.test(lower);
}

function isFinite(token: Token | undefined): boolean {
  return token !== undefined && /^(?:VERB|AUX)$/.test(token.partOfSpeech);
}

/** "Countries that sign it" don't sign themselves. */
function isRelative(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  return before !== undefined && isNominal(before) && /^(?:that|who|which|whom)$/.test(tokens[at]?.lower ?? '');
}

/** Where the clause of the subject goes on after a relative clause: "recall" of "Did the company that made the kettle recall it?" */
function resumedAt({ tokens, auxiliary }: QuestionFrame): number | null {
  const relative = tokens.findIndex((_, at) => isRelative(tokens, at));
  if (auxiliary === null || relative < auxiliary || tokens.slice(auxiliary + 1, relative).some(isFinite)) return null;
  const object = tokens.findIndex((token, at) => at > relative + 1 && isNominal(token));
  const at = tokens.findIndex((token, i) => i > object && resumes(token, tokens[i - 1], tokens[i + 1]));
  return object < 0 || at < 0 || !tokens.slice(relative, object).some(isFinite) ? null : at;
}

/** The tagger may take the verb for a noun, but no noun stands between a noun and a pronoun. */
function resumes(token: Token, before: Token | undefined, next: Token | undefined): boolean {
  const isHidden = before !== undefined && isNominal(before) && isNominal(token) && PERSONAL.has(next?.lower ?? '');
  return isHidden || (isFinite(token) && before?.lower !== 'to' && before?.partOfSpeech !== 'CCONJ');
}

/** What a clause talks of: its nouns without a preposition but "of". Before the first clause only a topic is named, "the port authority, did they". */
function namedIn({ text, tokens }: QuestionFrame, clause: TokenRange): Own[] {
  const found: Own[] = [];
  const isTopic = !isClause(tokens, clause);
  const isVerbHidden = !tokens.slice(clause.from, clause.to).some(isFinite);
  for (let at = clause.from; at < clause.to; at++) {
    const token = tokens[at];
    if (token === undefined || !(isNominal(token) || isPersonNoun(token.lemma) || isSomebody(token))) continue;
    const before = tokens[at - 1];
    if (isVerbHidden && !isTopic && before !== undefined && isNominal(before)) continue;
    const from = startOfPhrase(tokens, clause.from, at);
    const noun = describe(text, tokens, { from: at, to: at + 1 });
    const isOfHead = tokens[from - 1]?.lower === 'of' && !noun.isGroup && from - 2 >= clause.from;
    const outer = isOfHead ? startOfPhrase(tokens, clause.from, from - 2) : from;
    const isOblique = tokens[outer - 1]?.partOfSpeech === 'ADP';
    if (isTopic ? from > 0 || tokens[at + 1]?.text !== ',' : isOblique) continue;
    found.push({ ...noun, isSomebody: isSomebody(token) });
  }
  return found;
}

function startOfPhrase(tokens: readonly Token[], clauseStart: number, head: number): number {
  let from = head;
  while (from > clauseStart && isBeforeHead(tokens[from - 1])) from--;
  return from;
}

function isBeforeHead(token: Token | undefined): boolean {
  return (
    token !== undefined &&
    (/^(?:DET|ADJ|NUM|NOUN|PROPN)$/.test(token.partOfSpeech) || /^(?:my|our|your)$/.test(token.lower))
  );
}
