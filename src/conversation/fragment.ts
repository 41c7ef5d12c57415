import { capitalised, uncapitalised } from '../vocabulary/capitalised.js';
import { isOtherwiseTimed, isPossessor, mostAlike, POSSESSIVE_ENDING } from './alike.js';
import { isSameNoun } from './answer-phrase.js';
import { agreeing, doSupport, insideSentence, possessive } from './inflection.js';
import { nounPhrases, textOf, type NounPhrase, type TokenRange } from './noun-phrases.js';
import { countable, withNoun } from './one-anaphora.js';
import { frameOf, textFrom, type QuestionFrame } from './question-frame.js';
import { isAuxiliary } from './question-phrase.js';
import { anaphors } from './references.js';
import type { Token } from './tokens.js';
import {
  BARE_ADVERBS,
  BE,
  CONDITIONALS,
  NAMED_NOUNS,
  OPPOSITE_PREPOSITIONS,
  PAST,
  PLACE_AND_TIME_ADVERBS,
  QUESTION_WORDS,
  TOWN_NOUNS,
  UPCOMING,
} from './word-classes.js';

const MARK = /^[,.:;!?–—]$/;

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
  const hasMark = tokens.some(({ text }) => MARK.test(text));
  const asks = tokens.some(({ lower }) => QUESTION_WORDS.has(lower));
  const verbs = tokens.flatMap((token, at) => (token.partOfSpeech === 'VERB' || isAuxiliary(token) ? [at] : []));
  const opensAnother = verbs.some((at, i) => {
    if (!isAuxiliary(tokens[at]) || isDoneAlready(tokens, at)) return false;
    const sinceVerb = tokens.slice((verbs[i - 1] ?? at) + 1, at);
    const isInverted = tokens[at + 1]?.partOfSpeech === 'PRON';
    return isInverted || sinceVerb.some(({ partOfSpeech }) => !/^(?:ADV|PART)$/.test(partOfSpeech));
  });
  return !hasMark && !asks && !opensAnother;
}

/** "If others do it": what is done, and no question. */
function isDoneAlready(tokens: readonly Token[], at: number): boolean {
  return /^(?:it|this|that|so)$/.test(tokens[at + 1]?.lower ?? '') && at + 2 === tokens.length;
}

/** "For the new pool, who signed?": a question with words in front; not "the states which signed". */
function asksAfterMark(tokens: readonly Token[], at: number): boolean {
  const [before, mark, word] = [tokens[at - 2], tokens[at - 1], tokens[at]];
  if (before === undefined || mark === undefined || word === undefined || !QUESTION_WORDS.has(word.lower)) return false;
  return MARK.test(mark.text) || (mark.text === '-' && mark.start > before.end);
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
  if (phrase === null)
    return (
      forWhom(fragment, earlier) ??
      withOtherAdjective(fragment, earlier) ??
      withAdverb(fragment, earlier) ??
      withOtherPreposition(fragment, earlier)
    );
  if (isAnotherWho(phrase, earlier)) return askedOf(phrase, earlier);
  const alike =
    indefinitePredicate(phrase, earlier) ??
    mostAlike(phrase, earlier, { preposition, isOwner: isPossessor(fragment, phrase) });
  if (alike === null) return besides(phrase, fragment, earlier);
  const isElsewise = isOtherwise(phrase, alike);
  if (!isElsewise && areOpposed(phrase, alike)) return append(earlier, fragment);
  const ownText = insideSentence(phrase.text);
  const text = isPossessor(earlier, alike) ? possessive(ownText) : ownText;
  const replaced = isElsewise
    ? replace(
        earlier,
        { from: alike.preposition === null ? alike.from : alike.from - 1, to: alike.to },
        `${phrase.preposition ?? ''} ${text}`,
      )
    : replace(earlier, alike, text);
  return alike.from === earlier.subject?.from ? agreed(replaced, earlier, phrase) : replaced;
}

/** "And children?" after "How much does a ticket cost?": for children. */
function besides(phrase: NounPhrase, fragment: QuestionFrame, earlier: QuestionFrame): string | null {
  if (phrase.preposition !== null || phrase.kind === 'time') return append(earlier, fragment);
  const asksHowMuch = /^how (?:much|many)\b/i.test(earlier.questionPhrase?.text ?? '');
  return asksHowMuch && phrase.isPerson ? `${earlier.text} for ${insideSentence(phrase.text)}` : null;
}

/** "For everyone?" after "Is parking free?" */
function forWhom(fragment: QuestionFrame, earlier: QuestionFrame): string | null {
  const [preposition, whom, ...others] = fragment.tokens;
  const isPhrase = preposition?.partOfSpeech === 'ADP' && whom?.partOfSpeech === 'PRON' && others.length === 0;
  return isPhrase ? append(earlier, fragment) : null;
}

/** Prepositions of which one makes way for the other: "outside London" for "in London", "in cash" for "by card". */
const EXCHANGED = [new Set(['in', 'at', 'near', 'on', 'outside', 'inside']), new Set(['by', 'with', 'in'])];

/** Whether a phrase takes the other's place together with its preposition. */
function isOtherwise(phrase: NounPhrase, alike: NounPhrase): boolean {
  const [own, other] = [phrase.preposition ?? '', alike.preposition ?? ''];
  const isExchanged = own !== other && EXCHANGED.some((words) => words.has(own) && words.has(other));
  return isOtherwiseTimed(phrase, alike) || isExchanged;
}

/** "To Zadar?" after "Is there a train from Split?" is said beside it, not in its place. */
function areOpposed({ preposition: own }: NounPhrase, { preposition: other }: NounPhrase): boolean {
  return own !== null && other !== null && own !== other;
}

/** "And the mayor?" after "Who opposed the closure?", where the question names nobody who could make way for the mayor. */
function isAnotherWho(phrase: NounPhrase, { gap, questionPhrase, phrases }: QuestionFrame): boolean {
  const canBeWho = phrase.isPerson || (phrase.isGroup && !phrase.isText && !phrase.isEvent);
  if (gap !== 'subject' || !/^(?:who|which)$/.test(questionPhrase?.word ?? '') || !canBeWho) return false;
  if (phrase.preposition !== null || phrase.kind === 'time') return false;
  return phrases.every(({ isPronoun, ...candidate }) => isPronoun || !isOfItsSort(phrase, candidate));
}

function isOfItsSort(
  { head, kind, isPerson, isPlural }: NounPhrase,
  candidate: Pick<NounPhrase, 'head' | 'isPerson' | 'isPlural' | 'isGroup' | 'kind' | 'preposition' | 'isDefinite'>,
): boolean {
  if (isSameNoun(head, candidate.head)) return true;
  // "And Sweden?" after "Which countries have a king?"
  if (candidate.isPerson) return kind !== 'name' || candidate.isDefinite || candidate.kind === 'name';
  if (isPerson) return candidate.kind === 'name' && candidate.preposition === null;
  // "Only governments?" after "Who should run the Internet?"
  if (isPlural === true && candidate.kind === 'name' && candidate.isPlural === false) return false;
  return candidate.isGroup || TOWN_NOUNS.has(candidate.head) || NAMED_NOUNS.has(candidate.head);
}

/** "Did the mayor oppose the closure". */
function askedOf({ text, isPlural }: NounPhrase, earlier: QuestionFrame): string | null {
  const { tokens, auxiliary, verb } = earlier;
  const at = auxiliary ?? verb;
  const opening = at === null ? undefined : tokens[at];
  if (at === null || opening === undefined) return null;
  const rest = textFrom(earlier, at + 1);
  const who = insideSentence(text);
  return auxiliary === null
    ? `${agreeing(doSupport(opening), isPlural === true)} ${who} ${opening.lemma} ${rest}`
    : `${agreeing(opening.lower, isPlural === true)} ${who} ${rest}`;
}

function append(earlier: QuestionFrame, { text, tokens }: QuestionFrame): string {
  const isName = tokens[0]?.partOfSpeech === 'PROPN';
  return `${earlier.text} ${isName ? text : uncapitalised(text)}`;
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

/** "Or voluntary?" after "Are the targets binding?" */
function withOtherAdjective({ text, tokens }: QuestionFrame, earlier: QuestionFrame): string | null {
  const at = earlier.subject === null ? -1 : earlier.tokens.length - 1;
  const isPredicate = isAfterCopula(earlier, at) && earlier.tokens[at]?.partOfSpeech === 'ADJ';
  if (!isPredicate || !tokens.every(({ partOfSpeech }) => /^(?:ADJ|ADV)$/.test(partOfSpeech))) return null;
  return tokens.at(-1)?.partOfSpeech === 'ADJ' ? replace(earlier, { from: at, to: at + 1 }, uncapitalised(text)) : null;
}

/** "Online?" after "Can I register?" */
function withAdverb(fragment: QuestionFrame, earlier: QuestionFrame): string | null {
  const isAdverbial = fragment.tokens.every(({ lower }) => PLACE_AND_TIME_ADVERBS.has(lower));
  if (!isAdverbial) return null;
  const last = earlier.tokens.length - 1;
  return PLACE_AND_TIME_ADVERBS.has(earlier.tokens[last]?.lower ?? '')
    ? replace(earlier, { from: last, to: last + 1 }, fragment.text.toLowerCase())
    : append(earlier, fragment);
}

/** "Or a statement?" after "Is the declaration a treaty?": what something is, not what is asked about. */
function indefinitePredicate(phrase: NounPhrase, earlier: QuestionFrame): NounPhrase | null {
  const { subject, phrases } = earlier;
  const isOfKnown = subject !== null && (subject.isDefinite || subject.kind === 'name' || subject.isPronoun);
  if (!isOfKnown || subject.text === 'there' || !isIndefinite(phrase)) return null;
  return phrases.find((predicate) => isAfterCopula(earlier, predicate.from) && isIndefinite(predicate)) ?? null;
}

function isIndefinite({ text, preposition, kind }: NounPhrase): boolean {
  return /^an? /i.test(text) && preposition === null && kind === 'thing';
}

function isAfterCopula({ tokens, auxiliary, subject, verb }: QuestionFrame, at: number): boolean {
  return BE.has(tokens[auxiliary ?? -1]?.lower ?? '') && verb === null && subject !== null && at >= subject.to;
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

function replace({ text, tokens }: QuestionFrame, { from, to }: TokenRange, replacement: string): string {
  const [first, last] = [tokens[from], tokens[to - 1]];
  const after = tokens[to];
  if (first === undefined || last === undefined) return text;
  const end = POSSESSIVE_ENDING.test(after?.text ?? '') && after !== undefined ? after.end : last.end;
  return text.slice(0, first.start) + replacement + text.slice(end);
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
  const rest = textFrom(fragment, one.to);
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
  const rest = textFrom(frame, frame.subject.to);
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
    return `${text} ${textFrom(earlier, earlier.subject.to)}`;
  }
  const isCut = auxiliary === 0 && subject !== null && verb === null;
  const rest = subject === null ? [] : tokens.slice(subject.to);
  if (!isCut || !rest.every(({ lower }) => BARE_ADVERBS.has(lower))) return null;
  if (earlier.subject === null) return earlier.gap === 'subject' ? askedOf(subject, earlier) : null;
  const predicate = textFrom(earlier, earlier.subject.to);
  return predicate === '' ? null : `${textOf(text, tokens, { from: 0, to: subject.to })} ${predicate}`;
}
