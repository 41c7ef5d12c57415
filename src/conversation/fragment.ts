import { capitalised } from '../vocabulary/capitalised.js';
import { isSameNoun } from './answer-phrase.js';
import { agreeing, insideSentence, possessive } from './inflection.js';
import { describe, nounPhrases, textOf, type NounPhrase, type TokenRange } from './noun-phrases.js';
import { countable, withNoun } from './one-anaphora.js';
import { frameOf, type QuestionFrame } from './question-frame.js';
import { isAuxiliary } from './question-phrase.js';
import { anaphors } from './references.js';
import type { Token } from './tokens.js';
import {
  BARE_ADVERBS,
  CONDITIONALS,
  OPPOSITE_PREPOSITIONS,
  ORDINALS,
  PAST,
  QUESTION_WORDS,
  TIME_UNITS,
  UPCOMING,
} from './word-classes.js';

const SAME_NOUN = 5;
const SAME_KIND = 3;
const SAME_PREPOSITION = 3;
const SUBJECT = 1;
const DEFINITENESS = 1;
const DETAIL = 0.5;
/** A phrase less like the fragment than this doesn't make way for it. */
const ALIKE_FROM = 2.5;
const POSSESSIVE_ENDING = /^['’]s?$/;

/** "The EU", "in 2015", "the next one": words without a verb or a question word; or "if I am ill", a condition alone. */
export function isFragment(frame: QuestionFrame): boolean {
  const { tokens, questionPhrase } = frame;
  if (questionPhrase !== null || tokens.length === 0) return false;
  if (opensAsCondition(frame)) return isConditionAlone(frame);
  return (
    tokens.every(({ partOfSpeech }, i) => partOfSpeech !== 'AUX' && (partOfSpeech !== 'VERB' || i > 0)) &&
    !tokens.some((_, at) => asksAfterMark(tokens, at))
  );
}

function opensAsCondition({ tokens }: QuestionFrame): boolean {
  return tokens.length > 1 && CONDITIONALS.has(tokens[0]?.lower ?? '');
}

/** "If I have been ill", not "If I am ill, who pays?" and not "If it rains do we meet?" */
function isConditionAlone({ tokens }: QuestionFrame): boolean {
  const hasMark = tokens.some(({ text }) => /^[,.:;!?–—]$/.test(text));
  const asks = tokens.some(({ lower }) => QUESTION_WORDS.has(lower));
  const verbs = tokens.flatMap((token, at) => (token.partOfSpeech === 'VERB' || isAuxiliary(token) ? [at] : []));
  const opensAnother = verbs.some((at, i) => {
    if (!isAuxiliary(tokens[at])) return false;
    const sinceVerb = tokens.slice((verbs[i - 1] ?? at) + 1, at);
    const isInverted = tokens[at + 1]?.partOfSpeech === 'PRON';
    return isInverted || sinceVerb.some(({ partOfSpeech }) => !/^(?:ADV|PART)$/.test(partOfSpeech));
  });
  return !hasMark && !asks && !opensAnother;
}

/** "For the new pool, who signed?": a question with words in front; not "the states which signed". */
function asksAfterMark(tokens: readonly Token[], at: number): boolean {
  const [before, mark, word] = [tokens[at - 2], tokens[at - 1], tokens[at]];
  if (before === undefined || mark === undefined || word === undefined || !QUESTION_WORDS.has(word.lower)) return false;
  return /^[,.:;!?–—]$/.test(mark.text) || (mark.text === '-' && mark.start > before.end);
}

/**
 * The earlier question with the fragment in the place of the phrase that it is most like, or null where it is like none.
 * @param preposition "about" where the fragment was asked with "what about": a phrase after the same one is preferred.
 */
export function substitute(
  fragment: QuestionFrame,
  earlier: QuestionFrame,
  preposition: string | null = null,
): string | null {
  const one = anaphors(fragment).find(({ kind }) => kind === 'one');
  if (one !== undefined) return substituteOne(fragment, one, earlier);
  if (opensAsCondition(fragment)) return underCondition(fragment, earlier);
  const phrase = wholePhrase(fragment);
  if (phrase === null) return withOtherPreposition(fragment, earlier);
  const alike = mostAlike(phrase, earlier, { preposition, isOwner: isPossessor(fragment, phrase) });
  if (alike === null) return phrase.preposition === null && phrase.kind !== 'time' ? null : append(earlier, fragment);
  const ownText = insideSentence(phrase.text);
  const text = isPossessor(earlier, alike) ? possessive(ownText) : ownText;
  const replaced = isOtherwiseTimed(phrase, alike)
    ? replace(
        earlier,
        { from: alike.preposition === null ? alike.from : alike.from - 1, to: alike.to },
        `${phrase.preposition ?? ''} ${text}`,
      )
    : replace(earlier, alike, text);
  return alike.from === earlier.subject?.from ? agreed(replaced, earlier, phrase) : replaced;
}

function append(earlier: QuestionFrame, { text, tokens }: QuestionFrame): string {
  const isName = tokens[0]?.partOfSpeech === 'PROPN';
  return `${earlier.text} ${isName ? text : text.charAt(0).toLowerCase() + text.slice(1)}`;
}

/** "And if I am late?" after "Who do I tell if I am ill?": one condition makes way for the other. */
function underCondition(fragment: QuestionFrame, earlier: QuestionFrame): string {
  const { text, tokens } = earlier;
  const condition = tokens.findIndex(({ lower }, at) => at > 0 && CONDITIONALS.has(lower));
  if (condition < 0) return append(earlier, fragment);
  return append({ ...earlier, text: textOf(text, tokens, { from: 0, to: condition }) }, fragment);
}

/** "And against?" after "How many voted for the plan?" */
function withOtherPreposition({ tokens }: QuestionFrame, earlier: QuestionFrame): string | null {
  const [preposition, ...others] = tokens.filter(({ lower }) => !BARE_ADVERBS.has(lower));
  if (preposition?.partOfSpeech !== 'ADP' || others.length > 0) return null;
  const opposite = OPPOSITE_PREPOSITIONS.get(preposition.lower);
  const at = earlier.tokens.findLastIndex(({ lower }) => lower === opposite);
  return at < 0
    ? `${earlier.text} ${preposition.lower}`
    : replace(earlier, { from: at, to: at + 1 }, preposition.lower);
}

/** The fragment as one phrase, from its first noun on, so that nothing said in it is lost; "the EU" of "And the EU's?" */
function wholePhrase({ text, tokens }: QuestionFrame): NounPhrase | null {
  const first = nounPhrases(text, tokens)[0];
  const last = tokens.findLastIndex(({ lower }) => !BARE_ADVERBS.has(lower) && !POSSESSIVE_ENDING.test(lower));
  if (first === undefined) return null;
  return first.to === last + 1
    ? first
    : { ...first, to: last + 1, text: textOf(text, tokens, { from: first.from, to: last + 1 }) };
}

/** "In March", "since May" and "last year" are one another's alternatives, so that the preposition goes with its phrase. */
function isOtherwiseTimed(phrase: NounPhrase, candidate: NounPhrase): boolean {
  return (
    areTimesAlike(phrase, candidate) && phrase.preposition !== null && phrase.preposition !== candidate.preposition
  );
}

/** "Without a receipt" is said in the place of another phrase after a preposition, never of a subject or an object. */
function canMakeWay(phrase: NounPhrase, candidate: NounPhrase): boolean {
  return phrase.preposition === null || candidate.preposition !== null || areTimesAlike(phrase, candidate);
}

function areTimesAlike(a: NounPhrase, b: NounPhrase): boolean {
  return a.kind === 'time' && b.kind === 'time' && isStretch(a) === isStretch(b);
}

/** "Two days", "every week": not a point in time, so that "in March" may stand beside it. */
function isStretch({ text, head, isDefinite }: NounPhrase): boolean {
  return TIME_UNITS.has(head) && !isDefinite && !ORDINALS.has(text.split(' ')[0]?.toLowerCase() ?? '');
}

function isPossessor({ tokens }: QuestionFrame, { to }: NounPhrase): boolean {
  return POSSESSIVE_ENDING.test(tokens[to]?.text ?? '');
}

function replace({ text, tokens }: QuestionFrame, { from, to }: TokenRange, replacement: string): string {
  const [first, last] = [tokens[from], tokens[to - 1]];
  const after = tokens[to];
  if (first === undefined || last === undefined) return text;
  const end = POSSESSIVE_ENDING.test(after?.text ?? '') && after !== undefined ? after.end : last.end;
  return text.slice(0, first.start) + replacement + text.slice(end);
}

function mostAlike(
  phrase: NounPhrase,
  earlier: QuestionFrame,
  { preposition, isOwner }: { readonly preposition: string | null; readonly isOwner: boolean },
): NounPhrase | null {
  const scored = replaceable(earlier)
    .filter((candidate) => canMakeWay(phrase, candidate))
    .map((candidate) => ({
      candidate,
      score:
        likeness(phrase, candidate, earlier) +
        (candidate.preposition !== null && candidate.preposition === preposition ? SAME_PREPOSITION : 0) +
        (isOwner && isPossessor(earlier, candidate) ? SAME_KIND : 0),
    }))
    .sort((a, b) => b.score - a.score);
  const [best] = scored.filter(({ candidate }) => !candidate.isPronoun);
  if (best !== undefined && best.score >= ALIKE_FROM) return best.candidate;
  const [pronoun] = scored.filter(({ candidate }) => candidate.isPronoun);
  if (pronoun === undefined || phrase.preposition !== null || phrase.kind === 'time') return null;
  const object = scored.find(({ candidate }) => isObject(candidate, earlier))?.candidate;
  return object === undefined || isOneOfThem(phrase, pronoun.candidate) ? pronoun.candidate : object;
}

function isObject({ isPronoun, isNested, preposition, kind, from }: NounPhrase, { subject }: QuestionFrame): boolean {
  return !isPronoun && !isNested && preposition === null && kind !== 'time' && from !== subject?.from;
}

/** "And Tom Reddy?" after "Did he sign it?" and "And the council?" after "Did they?", not "The dam?" after either. */
function isOneOfThem({ isPerson, isGroup }: NounPhrase, pronoun: NounPhrase): boolean {
  return !/^(?:it|this|that|there)$/i.test(pronoun.text) && (isPerson || isGroup);
}

/** The phrases of a question, owners ("Japan’s") among them. */
function replaceable(earlier: QuestionFrame): NounPhrase[] {
  const { text, tokens, phrases } = earlier;
  const owners = tokens.flatMap((token, at) => {
    if (!POSSESSIVE_ENDING.test(token.text) || at === 0) return [];
    const phrase = phrases.find(({ from, to }) => from < at && at < to);
    return phrase === undefined ? [] : [describe(text, tokens, { from: phrase.from, to: at }, true)];
  });
  return [...phrases, ...owners];
}

function likeness(phrase: NounPhrase, candidate: NounPhrase, earlier: QuestionFrame): number {
  let sum = 0;
  if (isSameNoun(phrase.head, candidate.head)) sum += SAME_NOUN;
  if (phrase.kind === candidate.kind) sum += SAME_KIND;
  else if (phrase.kind === 'time' || candidate.kind === 'time') sum -= SAME_KIND;
  if (phrase.preposition !== null && !isOtherwiseTimed(phrase, candidate))
    sum += phrase.preposition === candidate.preposition ? SAME_PREPOSITION : -SAME_PREPOSITION;
  if (candidate.from === earlier.subject?.from && !candidate.isNested) sum += SUBJECT;
  if (phrase.isDefinite === candidate.isDefinite) sum += DEFINITENESS;
  if (phrase.isPlural === candidate.isPlural) sum += DETAIL;
  if (phrase.isEvent === candidate.isEvent) sum += DETAIL;
  if (phrase.isText === candidate.isText) sum += DETAIL;
  if (candidate.isNested && phrase.kind !== 'name') sum -= DETAIL;
  return sum;
}

function substituteOne(
  fragment: QuestionFrame,
  one: { from: number; to: number },
  earlier: QuestionFrame,
): string | null {
  const stands = countable(earlier);
  if (stands === null) return null;
  const asked = earlier.questionPhrase;
  const inQuestionPhrase = asked !== null && stands.to <= asked.to;
  const noun = withNoun(fragment, one, earlier, stands);
  const rest = textOf(fragment.text, fragment.tokens, { from: one.to, to: fragment.tokens.length });
  const own = inQuestionPhrase ? noun.replace(/^the /i, '') : insideSentence(noun);
  const replaced = replace(earlier, stands, rest === '' ? own : `${own} ${rest}`);
  return stands.from === earlier.subject?.from ? retimed(replaced, fragment) : replaced;
}

/** A next one is asked about in the future, a previous one in the past: "When will the next meeting be". */
function retimed(text: string, { tokens }: QuestionFrame): string {
  const frame = frameOf(text);
  const auxiliary = frame.auxiliary === null ? undefined : frame.tokens[frame.auxiliary];
  if (auxiliary === undefined || frame.subject === null) return text;
  const before = text.slice(0, auxiliary.start);
  const subject = frame.subject.text;
  const rest = textOf(frame.text, frame.tokens, { from: frame.subject.to, to: frame.tokens.length });
  if (tokens.some(({ lower }) => UPCOMING.has(lower)) && /^(?:was|were)$/.test(auxiliary.lower))
    return `${before}will ${subject} be ${rest}`;
  if (tokens.some(({ lower }) => UPCOMING.has(lower)) && auxiliary.lower === 'did')
    return `${before}will ${subject} ${rest}`;
  if (!tokens.some(({ lower }) => PAST.has(lower))) return text;
  if (auxiliary.lower === 'will' && /^be\b/.test(rest)) return `${before}was ${subject} ${rest.replace(/^be\b ?/, '')}`;
  if (auxiliary.lower === 'will') return `${before}did ${subject} ${rest}`;
  return /^(?:is|are)$/.test(auxiliary.lower) ? `${before}was ${subject} ${rest}` : text;
}

function agreed(text: string, { tokens, auxiliary }: QuestionFrame, { isPlural }: NounPhrase): string {
  const token = auxiliary === null ? undefined : tokens[auxiliary];
  if (token === undefined || isPlural === null) return text;
  const form = agreeing(token.text, isPlural);
  return text.slice(0, token.start) + (auxiliary === 0 ? capitalised(form) : form) + text.slice(token.end);
}

/** "Did France?", "Is nicotine?": the earlier question about another subject. */
export function withOtherSubject(
  { text, tokens, questionPhrase, auxiliary, subject, verb }: QuestionFrame,
  earlier: QuestionFrame,
): string | null {
  if (questionPhrase !== null && auxiliary === tokens.length - 1 && earlier.subject !== null) {
    return `${text} ${textOf(earlier.text, earlier.tokens, { from: earlier.subject.to, to: earlier.tokens.length })}`;
  }
  const isCut = auxiliary === 0 && subject !== null && verb === null;
  const rest = subject === null ? [] : tokens.slice(subject.to);
  if (!isCut || !rest.every(({ lower }) => BARE_ADVERBS.has(lower)) || earlier.subject === null) return null;
  const predicate = textOf(earlier.text, earlier.tokens, { from: earlier.subject.to, to: earlier.tokens.length });
  return predicate === '' ? null : `${textOf(text, tokens, { from: 0, to: subject.to })} ${predicate}`;
}
