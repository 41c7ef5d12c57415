import { bareForm } from './inflection.js';
import { nounPhrases, textOf, type NounPhrase } from './noun-phrases.js';
import { plainForm } from './plain-form.js';
import { findQuestionPhrase, isAuxiliary, type QuestionPhrase } from './question-phrase.js';
import { isPredicateAdjective, subjectAt } from './question-subject.js';
import { bareVerb, firstVerb, needsVerb, subjectStart } from './question-verb.js';
import { isNominal, tokensOf, type Token } from './tokens.js';
import { BE, DO, ORDINALS } from './word-classes.js';

/** What the question phrase stands for in its clause. */
type Gap = 'subject' | 'object' | 'predicate' | null;

/** A question taken apart by the order of its words. */
export interface QuestionFrame {
  /** Without connectives before it and marks after it. */
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly questionPhrase: QuestionPhrase | null;
  readonly gap: Gap;
  readonly auxiliary: number | null;
  readonly subject: NounPhrase | null;
  readonly verb: number | null;
  readonly isPassive: boolean;
  readonly phrases: readonly NounPhrase[];
}

/** A question's word at a place, in lower case; empty where there is none. */
export function wordAt({ tokens }: Pick<QuestionFrame, 'tokens'>, at: number): string {
  return tokens[at]?.lower ?? '';
}

/** What a question says from a token on. */
export function textFrom({ text, tokens }: Pick<QuestionFrame, 'text' | 'tokens'>, from: number): string {
  return textOf(text, tokens, { from, to: tokens.length });
}

/** Takes a question apart: question phrase, auxiliary, subject, main verb, as English orders them (Quirk et al., 1985, 11.4–11.23). */
export function frameOf(question: string): QuestionFrame {
  const text = plainForm(question);
  const tagged = withAuxiliary(tokensOf(text));
  const questionPhrase = findQuestionPhrase(text, tagged);
  const start = questionPhrase?.to ?? 0;
  const isMain = isMainHave(tagged, questionPhrase);
  const auxiliary = isAuxiliary(tagged[start]) && !isMain ? start : null;
  const clause = auxiliary === null ? start : start + 1;
  const tokens = auxiliary === null ? tagged : withSubjectNoun(tagged, auxiliary, questionPhrase);
  const phrases = nounPhrases(text, tokens, clause);
  const bare = {
    text,
    tokens,
    questionPhrase,
    auxiliary,
    phrases,
    gap: null,
    subject: null,
    verb: null,
    isPassive: false,
  };
  if (auxiliary === null) {
    if (questionPhrase === null || questionPhrase.isAdverbial) return bare;
    if (!isMain && !isVerbAfterWho(bare, start)) return bare;
    const rest = nounPhrases(text, tokens, start + 1);
    return { ...bare, tokens: withVerb(tokens, start), gap: 'subject', verb: start, phrases: rest };
  }
  return invertedFrame(bare, auxiliary, clause);
}

/** "Who has a key?", "Which countries have a king?": no other verb follows. */
function isMainHave(tokens: readonly Token[], questionPhrase: QuestionPhrase | null): boolean {
  if (questionPhrase === null || questionPhrase.isAdverbial) return false;
  const [have, ...rest] = tokens.slice(questionPhrase.to);
  return (
    /^(?:has|have|had)$/.test(have?.lower ?? '') &&
    rest.length > 0 &&
    rest.every(({ partOfSpeech }) => partOfSpeech !== 'VERB' && partOfSpeech !== 'AUX')
  );
}

/** "May visitors bring dogs?": the tagger takes the word for the month. "May 2021?" is the month. */
function withAuxiliary(tokens: readonly Token[]): readonly Token[] {
  const [first, next] = tokens;
  if (first === undefined || !isNominal(first) || !isAuxiliary(first)) return tokens;
  return next === undefined || next.partOfSpeech === 'NUM' ? tokens : tokens.with(0, { ...first, partOfSpeech: 'AUX' });
}

/** "Do interns get paid?", "Is smoking allowed?": what follows the auxiliary is the subject, though the tagger takes it for a verb. */
function withSubjectNoun(
  tokens: readonly Token[],
  auxiliary: number,
  questionPhrase: QuestionPhrase | null,
): readonly Token[] {
  const at = subjectStart(tokens, auxiliary + 1);
  const token = tokens[at];
  if (token?.partOfSpeech !== 'VERB' || at + 1 === tokens.length) return tokens;
  const opening = tokens[auxiliary]?.lower ?? '';
  const isNounForm = /(?:ing|s)$/.test(token.lower);
  const asksSubject = questionPhrase !== null && !questionPhrase.isAdverbial;
  const isSubject = asksSubject
    ? DO.has(opening) && isNounForm
    : isNounForm || (needsVerb(tokens, auxiliary) && opening !== 'do');
  if (!isSubject) return tokens;
  const lemma = token.lower.endsWith('ing') ? token.lower : token.lemma;
  return tokens.with(at, { ...token, partOfSpeech: 'NOUN', lemma });
}

/** "Who chairs the forum?": whatever the tagger takes it for, what follows "who" and is followed by more is a verb. */
function isVerbAfterWho({ tokens, questionPhrase }: QuestionFrame, at: number): boolean {
  const verb = tokens[at];
  if (verb?.partOfSpeech === 'VERB') return true;
  const isLower = verb !== undefined && verb.text === verb.lower;
  return questionPhrase?.text.toLowerCase() === 'who' && isLower && isNominal(verb) && at + 1 < tokens.length;
}

/** The dictionary form of "lives" is "life" where the tagger takes it for a noun. */
function withVerb(tokens: readonly Token[], at: number): readonly Token[] {
  const token = tokens[at];
  if (token === undefined || token.partOfSpeech === 'VERB') return tokens;
  // Of the auxiliaries only "have" is a verb by itself here.
  if (token.partOfSpeech === 'AUX') return tokens.with(at, { ...token, partOfSpeech: 'VERB', lemma: 'have' });
  return tokens.with(at, { ...token, partOfSpeech: 'VERB', lemma: bareForm(token.lower) });
}

function invertedFrame(bare: QuestionFrame, auxiliary: number, clause: number): QuestionFrame {
  const { text, tokens, questionPhrase } = bare;
  const isBe = BE.has(tokens[auxiliary]?.lower ?? '');
  const subject = subjectAt(bare, auxiliary, clause);
  if (subject === null) {
    const verb = firstVerb(tokens, clause);
    const isPassive = isBe && verb !== null;
    return {
      ...bare,
      gap: questionPhrase !== null && !questionPhrase.isAdverbial ? 'subject' : null,
      verb: verb ?? auxiliary,
      isPassive,
    };
  }
  const verb = isBe || !needsVerb(tokens, auxiliary) ? firstVerb(tokens, subject.to) : bareVerb(tokens, subject.to);
  const isPredicate = isBe && verb === null;
  // "There" names nothing: what there is comes next.
  const isExistential = subject.text.toLowerCase() === 'there';
  const from = verb === null || isExistential ? pastAdjective(tokens, subject.to) : verb + 1;
  const phrases = [
    ...bare.phrases
      .filter(({ from: at, to }) => at >= subject.from && to <= subject.to && to - at < subject.to - subject.from)
      .map((phrase) => ({ ...phrase, isNested: true })),
    ...nounPhrases(text, tokens, from),
  ];
  const asksArgument = questionPhrase !== null && !questionPhrase.isAdverbial;
  const gap = !asksArgument ? null : isPredicate ? 'predicate' : 'object';
  return {
    ...bare,
    gap,
    subject,
    verb,
    isPassive: isBe && verb !== null && !(tokens[verb]?.lower ?? '').endsWith('ing'),
    phrases: [subject, ...phrases],
  };
}

/** "Open" of "open today" is no part of the time; "last" of "last year" is. */
function pastAdjective(tokens: readonly Token[], from: number): number {
  return isPredicateAdjective(tokens, from) && !ORDINALS.has(tokens[from]?.lower ?? '') ? from + 1 : from;
}

/** The last verb of "need to notify", from "need" on. */
export function endOfInfinitives(tokens: readonly Token[], verb: number): number {
  let last = verb;
  while (tokens[last + 1]?.lower === 'to' && tokens[last + 2]?.partOfSpeech === 'VERB') last += 2;
  return last;
}
