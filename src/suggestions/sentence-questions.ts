import { insideSentence, tenseOf } from '../conversation/inflection.js';
import { isHyphen, tokensOf, type Token } from '../conversation/tokens.js';
import { offered } from '../retrieval/answer-type.js';
import { expansionsIn } from '../vocabulary/expansions.js';

/** "In this regard, " and the like, before the sentence proper. */
const FRONTED =
  /^(?:[A-Z][a-z]+(?:ly)?|(?:In|On|At|For|With|During|After|Before|Since|By|As|To|From)\b[^,]{0,120}),\s+/;
/** What refers to something outside the sentence makes no question that stands by itself. */
const POINTS_ELSEWHERE =
  /\b(?:this|these|those|it|he|she|they|its|their|his|her|such|former|latter|other|others|respective|there|that|which|who|where)\b/i;
const LONGEST_SUBJECT = 9;
/** Between a verb and what tells when or where: "took | place | on 5 March". */
const LONGEST_MIDDLE = 4;
const OF_TIME = /^(?:in|on|at|during|after|before|since|within)$/;
const OF_PLACE = /^(?:in|on|at|near)$/;
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

/** Null where the sentence doesn't begin with a plain subject and a verb in the past or an auxiliary. */
function mainClause(sentence: string): Clause | null {
  const main = sentence.replace(FRONTED, '');
  const tokens = tokensOf(main);
  const at = tokens.findIndex(({ partOfSpeech }) => partOfSpeech === 'VERB' || partOfSpeech === 'AUX');
  const verb = tokens[at];
  const last = tokens.slice(0, Math.max(at, 0)).findLastIndex(({ partOfSpeech }) => partOfSpeech !== 'ADV');
  if (verb === undefined || last < 0) return null;
  const subject = main.slice(0, tokens[last]?.end ?? 0);
  if (countWords(subject) > LONGEST_SUBJECT || /[,;:()“”"]/.test(subject) || POINTS_ELSEWHERE.test(subject))
    return null;
  const rest = main.slice(verb.end).trim();
  const clause = { subject: insideSentence(subject), rest, restTokens: tokens.slice(at + 1) };
  if (/^(?:not|never)\b/.test(rest)) return null;
  if (verb.partOfSpeech === 'AUX') return { ...clause, auxiliary: verb.lower, verb: '' };
  return tenseOf(verb) === 'past' ? { ...clause, auxiliary: 'did', verb: verb.lemma } : null;
}

/** "When" and "where" of a clause, where its rest tells. */
function circumstances({ subject, auxiliary, verb, rest, restTokens }: Clause): string[] {
  const at = restTokens.findIndex(({ partOfSpeech }) => partOfSpeech === 'ADP');
  const [first, preposition] = [restTokens[0], restTokens[at]];
  if (first === undefined || preposition === undefined) return [];
  const middle = rest.slice(0, preposition.start - first.start).trim();
  if (countWords(middle) > LONGEST_MIDDLE || /[,.;:]/.test(middle)) return [];
  const [told = ''] = rest.split(/[,;:]/);
  const ask = (word: string): string => `${word} ${[auxiliary, subject, verb, middle].filter(Boolean).join(' ')}?`;
  return [
    ...(OF_TIME.test(preposition.lower) && offered(told, 'date').length > 0 ? [ask('When')] : []),
    ...(OF_PLACE.test(preposition.lower) && offered(told, 'place').length > 0 ? [ask('Where')] : []),
  ];
}

function objects({ subject, auxiliary, verb, rest }: Clause): string[] {
  const hasObject = /^(?:(?:that|any|no|the|a|an|its|their|some|all|several)\b|[A-Z“"])/.test(rest);
  return auxiliary === 'did' && hasObject ? [`What did ${subject} ${verb}?`] : [];
}

/** What a sentence names, in at least two words, with its article. */
function names(sentence: string): string[] {
  const quotes = [...sentence.matchAll(QUOTED)].map(({ 0: quote, index }) => ({
    start: index,
    end: index + quote.length,
  }));
  return offered(sentence, 'name')
    .filter(({ start, end }) => quotes.every((quote) => end < quote.start || start > quote.end))
    .map(({ start, end }) => ({ name: sentence.slice(start, end), before: sentence.slice(0, start) }))
    .filter(({ name }) => countWords(name) >= 2 && !name.includes(' and the '))
    .map(({ name, before }) => (/\bthe\s+$/i.test(before) ? `the ${name}` : name));
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
export function questionsOf(sentence: string): KindedQuestion[] {
  const clause = mainClause(sentence);
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
