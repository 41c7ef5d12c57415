import nlp from 'compromise/three';
import { offered } from '../retrieval/answer-type.js';
import { expansionsIn } from '../vocabulary/expansions.js';

/** "In this regard, " and the like, before the sentence proper. */
const FRONTED =
  /^(?:[A-Z][a-z]+(?:ly)?|(?:In|On|At|For|With|During|After|Before|Since|By|As|To|From)\b[^,]{0,120}),\s+/;
const DETERMINER = /^(?:The|A|An|This|These|Those|Some|Many|Most|All|Each|Both|Several|Every|Its|Their|Our|His|Her)\b/;
/** What refers to something outside the sentence makes no question that stands by itself. */
const POINTS_ELSEWHERE =
  /\b(?:this|these|those|it|he|she|they|its|their|his|her|such|former|latter|other|others|respective|there|that|which|who|where)\b/i;
const LONGEST_SUBJECT = 9;
/** Between a verb and what tells when or where: "took | place | on 5 March". */
const LONGEST_MIDDLE = 3;
const PREPOSITION = /\b(?:in|on|at|from|to|with|by|for|during|after|before|since|near|within|under|over|between|of)\b/i;
const OF_TIME = /^(?:in|on|at|during|after|before|since|within)$/i;
const OF_PLACE = /^(?:in|on|at|near)$/i;
const QUOTED = /[“"][^“”"]*[”"]/gu;

/** The main clause as subject, verb and rest. */
interface Clause {
  readonly subject: string;
  /** What comes before the subject in a question: "did", "is", "has". */
  readonly auxiliary: string;
  /** What comes after it: "condemn", "to be convened". */
  readonly verb: string;
  readonly rest: string;
}

function countWords(text: string): number {
  return text.split(/\s+/).filter(Boolean).length;
}

interface VerbFacts {
  readonly infinitive: string;
  readonly auxiliary: string;
  readonly negative: boolean;
  readonly grammar: { readonly tense?: string; readonly copula?: boolean };
}

/** Null where the sentence doesn't begin with a plain subject and a verb in the past or a form of "be" or "have". */
function mainClause(sentence: string): Clause | null {
  const main = sentence.replace(FRONTED, '');
  const [first] = nlp(main).verbs().json() as { text: string; verb: VerbFacts }[];
  if (first === undefined) return null;
  const at = main.indexOf(first.text);
  const subject = main.slice(0, at).trim();
  if (at <= 0 || countWords(subject) > LONGEST_SUBJECT || /[,;:()“”"]/.test(subject)) return null;
  if (POINTS_ELSEWHERE.test(subject) || nlp(subject).has('#Verb') || first.verb.negative) return null;
  const spoken = DETERMINER.test(subject) ? subject.charAt(0).toLowerCase() + subject.slice(1) : subject;
  const rest = main.slice(at + first.text.length).trim();
  const [helper = '', ...others] = first.text.split(' ');
  if (/^(?:is|are|was|were|has|have|had|will|would|should|must|can|may)$/.test(helper)) {
    return { subject: spoken, auxiliary: helper, verb: others.join(' '), rest };
  }
  if (first.verb.auxiliary !== '' || first.verb.grammar.tense !== 'PastTense') return null;
  return { subject: spoken, auxiliary: 'did', verb: first.verb.infinitive, rest };
}

/** "When" and "where" of a clause, where its rest tells. */
function circumstances({ subject, auxiliary, verb, rest }: Clause): string[] {
  const preposition = PREPOSITION.exec(rest);
  if (preposition === null) return [];
  const middle = rest.slice(0, preposition.index).trim();
  if (countWords(middle) > LONGEST_MIDDLE || /[,.;:]/.test(middle)) return [];
  const [clause] = rest.split(/[,;:]/);
  const ask = (word: string): string => `${word} ${[auxiliary, subject, verb, middle].filter(Boolean).join(' ')}?`;
  const told = clause ?? '';
  return [
    ...(OF_TIME.test(preposition[0]) && offered(told, 'date').length > 0 ? [ask('When')] : []),
    ...(OF_PLACE.test(preposition[0]) && offered(told, 'place').length > 0 ? [ask('Where')] : []),
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

/** The noun phrases of a sentence, such as "human rights", in lower case. */
export function nounPhrases(sentence: string): string[] {
  const found = nlp(sentence).match('#Adjective? (#Noun && !#Pronoun && !#ProperNoun)+').out('array') as string[];
  return found
    .map((phrase) => phrase.toLowerCase().replace(/[^\p{L}\p{N}]+$/u, ''))
    .filter((phrase) => countWords(phrase) >= 2 && !/[^\p{L}\p{N} -]/u.test(phrase) && !POINTS_ELSEWHERE.test(phrase));
}

/** What a question is made of: when and where something was, a name, what somebody did, a topic, an abbreviation. */
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
