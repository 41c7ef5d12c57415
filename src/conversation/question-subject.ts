import { nounPhrases, textOf, type NounPhrase } from './noun-phrases.js';
import type { QuestionPhrase } from './question-phrase.js';
import { firstVerb, needsVerb, subjectStart } from './question-verb.js';
import { isCapitalised, isHyphen, isNominal, type Token } from './tokens.js';
import { BE, DEMONSTRATIVE, ORDINALS, TIME_NOUNS } from './word-classes.js';

interface Clause {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly questionPhrase: QuestionPhrase | null;
  readonly phrases: readonly NounPhrase[];
}

/** Prepositions whose phrase belongs to the noun before it. */
const OF_NOUNS = /^(?:of|on|for|about|between|against)$/;

/** The subject after an auxiliary. The tagger takes many a bare verb for a noun, so that after do-support one must be left. */
export function subjectAt(bare: Clause, auxiliary: number, clause: number): NounPhrase | null {
  const { text, tokens, phrases } = bare;
  const negated = subjectStart(tokens, clause);
  const pronoun = tokens[negated];
  if (
    pronoun !== undefined &&
    (pronoun.partOfSpeech === 'PRON' || pronoun.lower === 'there' || DEMONSTRATIVE.has(pronoun.lower)) &&
    !nounPhrases(text, tokens, negated).some(({ from }) => from === negated)
  ) {
    return nounPhraseOf(text, tokens, negated, negated + 1);
  }
  const found = phrases.find(({ from, isNested }) => from === negated && !isNested);
  if (found === undefined) return null;
  const gerundEnd = endOfGerund(tokens, negated);
  if (gerundEnd !== null) return nounPhraseOf(text, tokens, negated, gerundEnd);
  if (needsVerb(tokens, auxiliary)) return beforeHiddenVerb(text, tokens, found);
  return BE.has(tokens[auxiliary]?.lower ?? '') && firstVerb(tokens, found.to) === null
    ? nounPhraseOf(text, tokens, found.from, predicateStart(bare, found))
    : found;
}

/** "Working from home" in "Is working from home allowed?" */
function endOfGerund(tokens: readonly Token[], from: number): number | null {
  const gerund = tokens[from];
  if (gerund?.partOfSpeech !== 'NOUN' || !gerund.lower.endsWith('ing')) return null;
  const end = tokens.findIndex(
    ({ partOfSpeech }, at) =>
      at > from && (partOfSpeech === 'AUX' || (partOfSpeech === 'VERB' && tokens[at - 1]?.lower !== 'to')),
  );
  return end < 0 ? null : end;
}

/** Where the subject of "be" ends: before "binding", before "open today", before "a problem", before "in force". */
function predicateStart({ tokens, questionPhrase, phrases }: Clause, subject: NounPhrase): number {
  const adjective = tokens.findIndex((_, at) => at > subject.from && isPredicateAdjective(tokens, at));
  if (adjective >= 0) return adjective;
  if (tokens[subject.to]?.partOfSpeech !== 'ADP') return subject.to;
  const noun = phrases.find(
    ({ from, preposition, kind }) => from > subject.to && preposition === null && kind !== 'time',
  );
  if (noun !== undefined && tokens[noun.from]?.partOfSpeech === 'DET') return noun.from;
  return questionPhrase === null ? beforePlace(tokens, subject.to) : trimmedEnd(tokens);
}

/** "Open" in "the pool open", "safe" in "the bridge safe last year". */
export function isPredicateAdjective(tokens: readonly Token[], at: number): boolean {
  const [before, token] = [tokens[at - 1], tokens[at]];
  if (token?.partOfSpeech !== 'ADJ' || before === undefined || !isNominal(before)) return false;
  if (isHyphen(tokens, at + 1)) return false;
  const noun = tokens.findIndex((next, i) => i > at && next.partOfSpeech !== 'ADJ' && next.partOfSpeech !== 'NUM');
  const head = tokens[noun];
  return head === undefined || !isNominal(head) || TIME_NOUNS.has(head.lower);
}

/** "The ban on phones" of "Is the ban on phones in force?" */
function beforePlace(tokens: readonly Token[], from: number): number {
  const place = tokens.findIndex(
    ({ partOfSpeech, lower }, at) => at >= from && partOfSpeech === 'ADP' && !OF_NOUNS.test(lower),
  );
  return place < 0 ? from : place;
}

/** "What is the agreement about": a preposition left at the end belongs to the question phrase. */
function trimmedEnd(tokens: readonly Token[]): number {
  return tokens.at(-1)?.partOfSpeech === 'ADP' ? tokens.length - 1 : tokens.length;
}

function beforeHiddenVerb(text: string, tokens: readonly Token[], found: NounPhrase): NounPhrase {
  const verb = hiddenVerb(tokens, found);
  return verb === null ? found : nounPhraseOf(text, tokens, found.from, verb);
}

function hiddenVerb(tokens: readonly Token[], { from, to }: NounPhrase): number | null {
  const next = tokens[to];
  if (to - from < 2) return null;
  if (firstVerb(tokens, to) !== null) return announcesInfinitive(tokens, to - 1) ? to - 1 : null;
  if (next !== undefined && /^(?:ADJ|NOUN)$/.test(next.partOfSpeech)) return null;
  const places = tokens.flatMap((token, at) => (at > from && at < to && canBeHiddenVerb(token) ? [at] : []));
  return (
    places.find((at) => isPluralNoun(tokens[at - 1])) ??
    places.findLast((at) => canStandBeforeVerb(tokens, at - 1)) ??
    null
  );
}

/** A bare verb ends in no plural. */
function canBeHiddenVerb({ partOfSpeech, text, lower, lemma }: Token): boolean {
  return partOfSpeech === 'NOUN' && text === lower && !(lower !== lemma && lower.endsWith('s'));
}

/** "Contractors" of "Can contractors book business class?": what follows a plural is its verb, not its head. */
function isPluralNoun(token: Token | undefined): boolean {
  return token?.partOfSpeech === 'NOUN' && token.lower !== token.lemma && token.lower.endsWith('s');
}

/** "Plan" of "Does the UK plan to meet?"; not "deal" of "Did the peace deal to end the war hold?" */
function announcesInfinitive(tokens: readonly Token[], at: number): boolean {
  const [before, noun, to, verb] = tokens.slice(at - 1);
  if (before === undefined || noun === undefined || !isNominal(before) || !canBeHiddenVerb(noun)) return false;
  return (
    to?.lower === 'to' &&
    verb?.partOfSpeech === 'VERB' &&
    !noun.lower.endsWith('ing') &&
    firstVerb(tokens, at + 3) === null
  );
}

function canStandBeforeVerb(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined) return false;
  return isNominal(token) || ORDINALS.has(token.lower) || isNumberOfName(tokens, at) || isNounBeforeObject(tokens, at);
}

/** "The union" of "Did the union support the plan?", which the tagger takes for an adjective. */
function isNounBeforeObject(tokens: readonly Token[], at: number): boolean {
  const [determiner, noun, object] = [tokens[at - 1], tokens[at], tokens[at + 2]];
  return (
    determiner?.partOfSpeech === 'DET' &&
    noun?.partOfSpeech === 'ADJ' &&
    /^(?:DET|PRON|PROPN)$/.test(object?.partOfSpeech ?? '')
  );
}

/** "Apollo 11". */
function isNumberOfName(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  return tokens[at]?.partOfSpeech === 'NUM' && before !== undefined && isCapitalised(before);
}

function nounPhraseOf(text: string, tokens: readonly Token[], from: number, to: number): NounPhrase {
  const whole = nounPhrases(text, tokens.slice(0, to), from, to).find(
    (phrase) => phrase.from === from && phrase.to === to,
  );
  return whole ?? describePlain(text, tokens, from, to);
}

function describePlain(text: string, tokens: readonly Token[], from: number, to: number): NounPhrase {
  const [first] = nounPhrases(text, tokens.slice(0, to), from, to);
  const token = tokens[from];
  const base: NounPhrase = first ?? {
    from,
    to,
    text: '',
    head: token?.lemma ?? '',
    kind: 'thing',
    isPlural: null,
    isDefinite: false,
    isPerson: false,
    isEvent: false,
    isText: false,
    isGroup: false,
    isPronoun: token?.partOfSpeech === 'PRON' || DEMONSTRATIVE.has(token?.lower ?? '') || token?.lower === 'there',
    isNested: false,
    preposition: null,
  };
  return { ...base, from, to, text: textOf(text, tokens, { from, to }), isNested: false };
}
