import { uncapitalised } from '../vocabulary/capitalised.js';
import { terms } from '../vocabulary/terms.js';
import { bareForm, insideSentence } from './inflection.js';
import { nounPhrases, textOf, type NounPhrase } from './noun-phrases.js';
import { endOfInfinitives, type QuestionFrame } from './question-frame.js';
import { isCapitalised, tokensOf, type Token } from './tokens.js';
import { BE } from './word-classes.js';

/** Tagging takes time with the length: what a question was answered with stands early or not at all. */
const LONGEST_ANSWER = 1200;

/** How much of it tells what its first word is. */
const LONGEST_OPENING = 120;

interface AnalysedAnswer {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly phrases: readonly NounPhrase[];
}

export function analyseAnswer(answer: string): AnalysedAnswer {
  const text = withoutCapital(answer.slice(0, LONGEST_ANSWER).replace(/(?<![\s.;])[\s.;]+$/u, ''));
  const tokens = tokensOf(text);
  return { text, tokens, phrases: nounPhrases(text, tokens) };
}

/**
 * "Tenants pay", "Two brothers run it", "Local artists paint": the capital is the sentence's, where the word inside a
 * sentence is a plural, or a number or adjective before a noun.
 */
function withoutCapital(text: string): string {
  const [first, next] = tokensOf(text.slice(0, LONGEST_OPENING));
  if (first === undefined || next === undefined || !/^\p{Lu}\p{Ll}+$/u.test(first.text) || isCapitalised(next))
    return text;
  const lowered = uncapitalised(text);
  const [word, after] = tokensOf(lowered.slice(0, LONGEST_OPENING));
  const isPlural = word?.partOfSpeech === 'NOUN' && word.lemma !== word.lower;
  const isModifier = /^(?:NUM|ADJ)$/.test(word?.partOfSpeech ?? '') && after?.partOfSpeech === 'NOUN';
  return isPlural || isModifier ? lowered : text;
}

export function isSameNoun(a: string, b: string): boolean {
  return a === b || (a !== '' && terms(a)[0] !== undefined && terms(a)[0] === terms(b)[0]);
}

/** The words of an answer that stand for what the question asked for: "the Lisbon Treaty" for "Which treaty is in force?". */
export function answerPhrase(frame: QuestionFrame, answer: string): NounPhrase | null {
  const analysed = withAskedVerb(frame, analyseAnswer(answer));
  const found =
    wholeAnswer(analysed) ??
    namedByQuestion(frame, analysed) ??
    (frame.gap === 'predicate'
      ? besideCopula(frame, analysed)
      : (besideVerb(frame, analysed) ?? besideMainVerb(frame, analysed)));
  return found === null ? null : { ...found, text: insideSentence(found.text) };
}

/** "The director signs contracts" after "Who signs contracts?": its verb is the question's, though the tagger takes it for a noun. */
function withAskedVerb(frame: QuestionFrame, analysed: AnalysedAnswer): AnalysedAnswer {
  const { text, tokens } = analysed;
  const asked = frame.verb === null ? undefined : frame.tokens[frame.verb];
  if (asked === undefined || hasVerb(tokens)) return analysed;
  const at = tokens.findIndex(
    ({ lower, lemma }, i) => i > 0 && (lemma === asked.lemma || bareForm(lower) === asked.lemma),
  );
  const verb = tokens[at];
  if (verb === undefined) return analysed;
  const tagged = tokens.with(at, { ...verb, partOfSpeech: 'VERB', lemma: asked.lemma });
  return { text, tokens: tagged, phrases: nounPhrases(text, tagged) };
}

function hasVerb(tokens: readonly Token[]): boolean {
  return tokens.some(({ partOfSpeech }) => partOfSpeech === 'AUX' || partOfSpeech === 'VERB');
}

/** An answer without a verb is a phrase as it stands. */
function wholeAnswer({ text, tokens, phrases }: AnalysedAnswer): NounPhrase | null {
  if (hasVerb(tokens)) return null;
  const [first] = phrases;
  const from = tokens[0]?.partOfSpeech === 'ADP' ? 1 : 0;
  return first === undefined
    ? null
    : { ...first, from, to: tokens.length, text: textOf(text, tokens, { from, to: tokens.length }) };
}

function namedByQuestion({ questionPhrase }: QuestionFrame, { phrases }: AnalysedAnswer): NounPhrase | null {
  const head = questionPhrase?.nounHead;
  if (head === undefined || head === null) return null;
  const named = phrases.filter((phrase) => isSameNoun(phrase.head, head) && phrase.to - phrase.from > 1);
  const asked = new Set(terms(questionPhrase?.noun ?? ''));
  const shared = ({ text }: NounPhrase): number => terms(text).filter((term) => asked.has(term)).length;
  return [...named].sort((a, b) => shared(b) - shared(a))[0] ?? null;
}

function isPassive(tokens: readonly Token[], verb: number): boolean {
  return tokens.slice(Math.max(0, verb - 3), verb).some(({ lower }) => BE.has(lower));
}

function besideVerb(frame: QuestionFrame, analysed: AnalysedAnswer): NounPhrase | null {
  const lemma = frame.verb === null ? undefined : frame.tokens[frame.verb]?.lemma;
  if (lemma === undefined || lemma === 'be') return null;
  const verb = analysed.tokens.findIndex((token) => token.lemma === lemma && token.partOfSpeech === 'VERB');
  return verb < 0 ? null : argument(frame, analysed, verb);
}

function besideMainVerb(frame: QuestionFrame, analysed: AnalysedAnswer): NounPhrase | null {
  const first = analysed.phrases[0];
  const verb = analysed.tokens.findIndex(({ partOfSpeech }, i) => i >= (first?.to ?? 0) && partOfSpeech === 'VERB');
  return verb < 0 ? null : argument(frame, analysed, verb);
}

/** What was asked for, as subject or object of this verb of the answer. */
function argument(frame: QuestionFrame, { text, tokens, phrases }: AnalysedAnswer, verb: number): NounPhrase | null {
  const wantsObject = frame.gap === 'object' || (frame.gap === 'subject' && frame.isPassive);
  const outer = phrases.filter(({ isNested }) => !isNested);
  const before =
    outer.filter(({ to, preposition, kind }) => to <= verb && preposition === null && kind !== 'time').at(-1) ?? null;
  const passive = isPassive(tokens, verb);
  if (wantsObject === passive) return before;
  // "Should conduct or support theft": the second verb has the same object.
  const lastVerb = tokens[verb + 1]?.partOfSpeech === 'CCONJ' ? verb + 2 : endOfInfinitives(tokens, verb);
  const asksOfInfinitive = frame.verb !== null && endOfInfinitives(frame.tokens, frame.verb) > frame.verb;
  // "Decided to close the pool", "said that the river was safe": what was decided and said is no thing.
  if (!passive && (opensClause(tokens, lastVerb + 1, outer) || (tokens[verb + 1]?.lower === 'to' && !asksOfInfinitive)))
    return null;
  const after = outer.find(({ from, preposition }) => from > lastVerb && (!passive || preposition === 'by')) ?? null;
  return after === null || passive ? after : withInfinitive(text, tokens, outer, after);
}

function opensClause(tokens: readonly Token[], at: number, phrases: readonly NounPhrase[]): boolean {
  const subject = phrases.find(({ from }) => from === at);
  return (
    (tokens[at]?.lower === 'that' && tokens[at].partOfSpeech === 'SCONJ') ||
    (subject !== undefined && tokens[subject.to]?.partOfSpeech === 'AUX')
  );
}

/** The other side of "is"; null where it is none, as in "was founded". */
function besideCopula({ subject }: QuestionFrame, { tokens, phrases }: AnalysedAnswer): NounPhrase | null {
  const copula = tokens.findIndex(({ lower }) => BE.has(lower));
  const next = tokens.find(({ partOfSpeech }, i) => i > copula && partOfSpeech !== 'ADV');
  if (copula < 0 || next?.partOfSpeech === 'VERB') return null;
  const outer = phrases.filter(({ isNested }) => !isNested);
  const sides = [outer.find(({ from }) => from > copula), outer.find(({ to }) => to <= copula)];
  return sides.find((side) => side !== undefined && !isSameNoun(side.head, subject?.head ?? '')) ?? null;
}

/** "An attempt to abuse the system": what the noun announces belongs to it. */
function withInfinitive(
  text: string,
  tokens: readonly Token[],
  outer: readonly NounPhrase[],
  phrase: NounPhrase,
): NounPhrase {
  if (tokens[phrase.to]?.lower !== 'to' || tokens[phrase.to + 1]?.partOfSpeech !== 'VERB') return phrase;
  const object = outer.find(({ from }) => from === phrase.to + 2);
  const to = object?.to ?? phrase.to + 2;
  return { ...phrase, to, text: textOf(text, tokens, { from: phrase.from, to }) };
}
