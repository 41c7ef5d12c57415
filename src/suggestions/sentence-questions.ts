import { insideSentence, tenseOf } from '../conversation/inflection.js';
import { isHyphen, tokensOf, type Token } from '../conversation/tokens.js';
import { BE } from '../conversation/word-classes.js';
import { offered } from '../retrieval/answer-type.js';
import { expansionsIn } from '../vocabulary/expansions.js';
import { knownTerms } from '../vocabulary/general-english.js';
import { MONTHS_AND_DAYS, numberOf } from '../vocabulary/number-words.js';
import { isFunctionWord, stemOf } from '../vocabulary/terms.js';

/** "In this regard, " and the like, before the sentence proper. */
const FRONTED =
  /^(?:[A-Z][a-z]+(?:ly)?|(?:In|On|At|For|With|During|After|Before|Since|By|As|To|From)\b[^,]{0,120}),\s+/;
/** What refers to something outside the sentence makes no question that stands by itself. */
const POINTS_ELSEWHERE =
  /\b(?:this|these|those|it|he|she|they|its|their|his|her|such|former|latter|other|others|respective|there|that|which|who|where)\b/i;
/** Turns what is said round, or bears on what is said of others. */
const NEGATING = /^(?:neither|none|no|nobody|nothing|few|hardly|only|even|not)\b/i;
/** "Had 500 visitors" needs another auxiliary than "had been closed". */
const MAY_BE_MAIN = /^(?:has|have|had|does|do|did)$/;
const LONGEST_SUBJECT = 9;
/** Between a verb and what tells when or where: "took | place | on 5 March". */
const LONGEST_MIDDLE = 4;
const OF_TIME = /^(?:in|on|at|during|after|before|since|within)$/;
const OF_PLACE = /^(?:in|on|at|near)$/;
/** Bear on what follows them: nothing may end with one. */
const FOCUSING = /^(?:only|just|even|also|mainly|mostly|especially|particularly|exclusively|solely)$/;
/** After "at" they tell how much, or how. */
const SUPERLATIVE = /^(?:least|most|all|first|last|best|worst)$/;
/** Where a clause may end and another begin. */
const ENDS_CLAUSE = /^(?:PUNCT|CCONJ|SCONJ|PART|PRON)$/;
const RELATIVE = /^(?:that|which|who|whom|whose|where|when)$/;
const QUOTED = /[“"][^“”"]*[”"]/gu;

/** The main clause as subject, verb and rest. */
interface Clause {
  readonly subject: string;
  /** What comes before the subject in a question: "did", "is", "has". */
  readonly auxiliary: string;
  /** What comes after it: "condemn"; empty where the rest tells. */
  readonly verb: string;
  readonly rest: string;
  readonly restTokens: readonly Token[];
}

function countWords(text: string): number {
  return text.split(/\s+/).filter(Boolean).length;
}

/** How a document writes the words inside its sentences. */
export interface WrittenWords {
  readonly small: ReadonlySet<string>;
  readonly capitalised: ReadonlySet<string>;
}

export function writtenWords(sentences: readonly string[]): WrittenWords {
  const words = sentences.flatMap((sentence) => (sentence.match(/\p{L}+/gu) ?? []).slice(1));
  const isCapital = (word: string): boolean => /^\p{Lu}/u.test(word);
  return {
    small: new Set(words.filter((word) => !isCapital(word))),
    capitalised: new Set(words.filter(isCapital)),
  };
}

/** A subject as it stands inside a sentence; null where its first word may be a name or not. */
function subjectInside(subject: string, { small, capitalised }: WrittenWords): string | null {
  const inside = insideSentence(subject);
  const [first = '', next = ''] = inside.split(/\s+/);
  const lower = first.toLowerCase();
  if (first === lower || MONTHS_AND_DAYS.has(lower) || /\p{Lu}/u.test(first.slice(1) + next)) return inside;
  const inSmall = lower + inside.slice(first.length);
  if (isFunctionWord(first) || numberOf(lower, false) !== null) return inSmall;
  const [isSmall, isCapital] = [small.has(lower), capitalised.has(first)];
  if (isSmall !== isCapital) return isSmall ? inSmall : inside;
  return isSmall || knownTerms().has(stemOf(first)) ? null : inside;
}

/** Whether a verb in the past only describes its subject, as its clause goes on to another: "the meeting held on 5 March was …". */
function isParticiple(rest: readonly Token[]): boolean {
  const end = rest.findIndex(({ partOfSpeech, lower }) => ENDS_CLAUSE.test(partOfSpeech) || RELATIVE.test(lower));
  const own = end === -1 ? rest : rest.slice(0, end);
  const isPreposition = own[0]?.partOfSpeech === 'ADP';
  return own.some(
    (token) =>
      token.partOfSpeech === 'AUX' || (isPreposition && token.partOfSpeech === 'VERB' && tenseOf(token) === 'past'),
  );
}

/** Whether an auxiliary stands by itself: "the library had 500 visitors". */
function isMainVerb({ lower }: Token, rest: readonly Token[]): boolean {
  const next = rest.find(({ partOfSpeech }) => partOfSpeech !== 'ADV' && partOfSpeech !== 'PART');
  return MAY_BE_MAIN.test(lower) && !/^(?:VERB|AUX)$/.test(next?.partOfSpeech ?? '');
}

/** Null where the sentence doesn't begin with a plain subject and a verb in the past or an auxiliary. */
function mainClause(sentence: string, words: WrittenWords): Clause | null {
  const main = sentence.replace(FRONTED, '');
  const tokens = tokensOf(main);
  const at = tokens.findIndex(({ partOfSpeech }) => partOfSpeech === 'VERB' || partOfSpeech === 'AUX');
  const verb = tokens[at];
  const last = tokens.slice(0, Math.max(at, 0)).findLastIndex(({ partOfSpeech }) => partOfSpeech !== 'ADV');
  if (verb === undefined || last < 0) return null;
  const subject = main.slice(0, tokens[last]?.end ?? 0);
  if (countWords(subject) > LONGEST_SUBJECT || /[,;:()“”"]/.test(subject) || POINTS_ELSEWHERE.test(subject))
    return null;
  if (NEGATING.test(subject) || isMainVerb(verb, tokens.slice(at + 1))) return null;
  const rest = main.slice(verb.end).trim();
  const inside = subjectInside(subject, words);
  if (inside === null || /^(?:not|never)\b/.test(rest)) return null;
  const clause = { subject: inside, rest, restTokens: tokens.slice(at + 1) };
  if (verb.partOfSpeech === 'AUX') return { ...clause, auxiliary: verb.lower, verb: '' };
  return tenseOf(verb) === 'past' && !isParticiple(clause.restTokens)
    ? { ...clause, auxiliary: 'did', verb: verb.lemma }
    : null;
}

/** "Mondays in January" is no place, although it has capitals as a name has. */
function isTime(name: string): boolean {
  return (name.match(/\p{Lu}\p{L}*/gu) ?? []).every((word) =>
    MONTHS_AND_DAYS.has(word.toLowerCase().replace(/s$/, '')),
  );
}

/** "When" and "where" of a clause, where its rest tells. */
function circumstances({ subject, auxiliary, verb, rest, restTokens }: Clause): string[] {
  const at = restTokens.findIndex(({ partOfSpeech }) => partOfSpeech === 'ADP');
  const [first, preposition] = [restTokens[0], restTokens[at]];
  if (first === undefined || preposition === undefined) return [];
  // "Velmora is an island in …" says what it is, not where.
  if (BE.has(auxiliary) && first.partOfSpeech === 'DET') return [];
  if (FOCUSING.test(restTokens[at - 1]?.lower ?? '') || SUPERLATIVE.test(restTokens[at + 1]?.lower ?? '')) return [];
  const middle = rest.slice(0, preposition.start - first.start).trim();
  if (countWords(middle) > LONGEST_MIDDLE || /[,.;:]/.test(middle)) return [];
  const [told = ''] = rest.split(/[,;:]/);
  const places = offered(told, 'place').filter(({ start, end }) => !isTime(told.slice(start, end)));
  const ask = (word: string): string => `${word} ${[auxiliary, subject, verb, middle].filter(Boolean).join(' ')}?`;
  return [
    ...(OF_TIME.test(preposition.lower) && offered(told, 'date').length > 0 ? [ask('When')] : []),
    ...(OF_PLACE.test(preposition.lower) && places.length > 0 ? [ask('Where')] : []),
  ];
}

function objects({ subject, auxiliary, verb, rest }: Clause): string[] {
  const hasObject = /^(?:(?:that|any|no|the|a|an|its|their|some|all|several)\b|[A-Z“"])/.test(rest);
  return auxiliary === 'did' && hasObject ? [`What did ${subject} ${verb}?`] : [];
}

/** What a sentence names, in at least two words, with "the" where it has an article or an owner. */
function names(sentence: string): string[] {
  const quotes = [...sentence.matchAll(QUOTED)].map(({ 0: quote, index }) => ({
    start: index,
    end: index + quote.length,
  }));
  return offered(sentence, 'name')
    .filter(({ start, end }) => quotes.every((quote) => end < quote.start || start > quote.end))
    .map(({ start, end }) => ({
      name: sentence.slice(start, end),
      before: sentence.slice(0, start),
      after: sentence.slice(end),
    }))
    .filter(({ name }) => countWords(name) >= 2 && !name.includes(' and the ') && !isTime(name))
    .filter(({ name, before, after }) => !isOfList(name, before, after))
    .map(({ name, before }) =>
      /\b(?:the|an?|our|its|their|his|her|my|your)\s+$/i.test(before) ? `the ${name}` : name,
    );
}

/** "Councillors Doyle" before ", Patel", "Italy and France" after "Spain, ": their other words are in the rest of the list. */
function isOfList(name: string, before: string, after: string): boolean {
  return /^,\s+\p{Lu}[\p{L}’'-]+(?:,|\s+and\b)/u.test(after) || (/,\s+$/.test(before) && name.includes(' and '));
}

/** The noun phrases of a sentence in two words or more, such as "human rights", in lower case; no names. */
export function topicPhrases(sentence: string): string[] {
  const tokens = tokensOf(sentence);
  const isOf = (at: number, kinds: RegExp): boolean => kinds.test(tokens[at]?.partOfSpeech ?? '');
  return tokens.flatMap((token, from) => {
    if (!isOf(from, /^(?:ADJ|NOUN)$/) || isOf(from - 1, /^(?:ADJ|NOUN|PROPN)$/) || isHyphen(tokens, from - 1))
      return [];
    let to = from + 1;
    while (isOf(to, /^NOUN$/)) to += 1;
    const last = tokens[to - 1];
    if (last === undefined || to - from < 2 || isOf(to, /^PROPN$/) || isHyphen(tokens, to)) return [];
    const phrase = sentence.slice(token.start, last.end).toLowerCase();
    return /^[\p{L}\p{N} -]+$/u.test(phrase) && !POINTS_ELSEWHERE.test(phrase) ? [phrase] : [];
  });
}

/** What a question is made of: when and where something was, a name, what somebody did, a topic; of least use, an abbreviation. */
export const QUESTION_KINDS = ['circumstance', 'name', 'object', 'topic', 'expansion'] as const;

export interface KindedQuestion {
  readonly kind: (typeof QUESTION_KINDS)[number];
  readonly question: string;
}

/** Asks what is said about something. */
export function aboutQuestion(topic: string): string {
  return `What is said about ${topic}?`;
}

/** Questions that a sentence may answer by itself. */
export function questionsOf(sentence: string, words: WrittenWords): KindedQuestion[] {
  const clause = mainClause(sentence, words);
  const expansions = expansionsIn(sentence).map(({ short }) => sentence.slice(short.start, short.end));
  const of = (kind: KindedQuestion['kind'], questions: readonly string[]): KindedQuestion[] =>
    questions.map((question) => ({ kind, question }));
  return [
    ...of('circumstance', clause === null ? [] : circumstances(clause)),
    ...of('name', names(sentence).map(aboutQuestion)),
    ...of('object', clause === null ? [] : objects(clause)),
    ...of(
      'expansion',
      expansions.map((short) => `What does ${short} stand for?`),
    ),
  ];
}
