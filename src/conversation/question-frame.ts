import { bareForm } from './inflection.js';
import { nounPhrases, textOf, type NounPhrase } from './noun-phrases.js';
import { plainForm } from './plain-form.js';
import { findQuestionPhrase, isAuxiliary, type QuestionPhrase } from './question-phrase.js';
import { isCapitalised, isNominal, tokensOf, type Token } from './tokens.js';
import { BE, DEMONSTRATIVE, DO, MODALS, ORDINALS } from './word-classes.js';

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

/** Takes a question apart: question phrase, auxiliary, subject, main verb, as English orders them (Quirk et al., 1985, 11.4–11.23). */
export function frameOf(question: string): QuestionFrame {
  const text = plainForm(question);
  const tagged = tokensOf(text);
  const questionPhrase = findQuestionPhrase(text, tagged);
  const start = questionPhrase?.to ?? 0;
  const auxiliary = isAuxiliary(tagged[start]) ? start : null;
  const clause = auxiliary === null ? start : start + 1;
  const tokens = auxiliary === null ? tagged : withSubjectNoun(tagged, auxiliary, questionPhrase);
  const phrases = nounPhrases(text, tokens, start);
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
    if (!isVerbAfterWho(bare, start)) return bare;
    const rest = nounPhrases(text, tokens, start + 1);
    return { ...bare, tokens: withVerb(tokens, start), gap: 'subject', verb: start, phrases: rest };
  }
  return invertedFrame(bare, auxiliary, clause);
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

/** Past "not". */
function subjectStart(tokens: readonly Token[], clause: number): number {
  return /^(?:n['’]t|not)$/.test(tokens[clause]?.lower ?? '') ? clause + 1 : clause;
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
  const verb =
    isBe || !needsVerb(tokens, auxiliary)
      ? firstVerb(tokens, subject.to)
      : (firstVerb(tokens, subject.to) ?? (subject.to < tokens.length ? subject.to : null));
  const isPredicate = isBe && verb === null;
  const from = verb === null ? subject.to : verb + 1;
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

function needsVerb(tokens: readonly Token[], auxiliary: number): boolean {
  const word = tokens[auxiliary]?.lower ?? '';
  return DO.has(word) || MODALS.has(word);
}

function firstVerb(tokens: readonly Token[], from: number): number | null {
  const at = tokens.findIndex(
    ({ partOfSpeech, lower }, i) =>
      i >= from &&
      (partOfSpeech === 'VERB' ||
        (partOfSpeech === 'AUX' && i > from - 1 && lower === 'be' && !isFollowedByVerb(tokens, i))),
  );
  return at < 0 ? null : at;
}

/** The last verb of "need to notify", from "need" on. */
export function endOfInfinitives(tokens: readonly Token[], verb: number): number {
  let last = verb;
  while (tokens[last + 1]?.lower === 'to' && tokens[last + 2]?.partOfSpeech === 'VERB') last += 2;
  return last;
}

function isFollowedByVerb(tokens: readonly Token[], at: number): boolean {
  return tokens[at + 1]?.partOfSpeech === 'VERB';
}

/** The subject after an auxiliary. The tagger takes many a bare verb for a noun, so that after do-support one must be left. */
function subjectAt({ text, tokens, phrases }: QuestionFrame, auxiliary: number, clause: number): NounPhrase | null {
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
  return BE.has(tokens[auxiliary]?.lower ?? '') && firstVerb(tokens, found.to) === null && !hasPredicate(tokens, found)
    ? nounPhraseOf(text, tokens, found.from, trimmedEnd(tokens))
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

/** "Is the agreement binding", "How long is the river": an adjective after the subject is not part of it. */
function hasPredicate(tokens: readonly Token[], subject: NounPhrase): boolean {
  const rest = tokens.slice(subject.to);
  return rest[0] !== undefined && rest[0].partOfSpeech !== 'ADP';
}

/** "What is the agreement about": a preposition left at the end belongs to the question phrase. */
function trimmedEnd(tokens: readonly Token[]): number {
  return tokens.at(-1)?.partOfSpeech === 'ADP' ? tokens.length - 1 : tokens.length;
}

function beforeHiddenVerb(text: string, tokens: readonly Token[], found: NounPhrase): NounPhrase {
  const next = tokens[found.to];
  if (firstVerb(tokens, found.to) !== null || found.to - found.from < 2) return found;
  if (next !== undefined && /^(?:ADJ|NOUN)$/.test(next.partOfSpeech)) return found;
  for (let at = found.to - 1; at > found.from; at--) {
    const [token, before] = [tokens[at], tokens[at - 1]];
    if (
      token?.partOfSpeech === 'NOUN' &&
      before !== undefined &&
      (isNominal(before) ||
        ORDINALS.has(before.lower) ||
        isNumberOfName(tokens, at - 1) ||
        isNounBeforeObject(tokens, at - 1)) &&
      token.text === token.lower
    ) {
      return nounPhraseOf(text, tokens, found.from, at);
    }
  }
  return found;
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
  return whole ?? { ...describePlain(text, tokens, from, to) };
}

function describePlain(text: string, tokens: readonly Token[], from: number, to: number): NounPhrase {
  const [first] = nounPhrases(text, tokens.slice(0, to), from, to);
  const token = tokens[from];
  const base: NounPhrase = first ?? {
    ...{
      from,
      to,
      text: '',
      head: token?.lemma ?? '',
      kind: 'thing',
      isPlural: null,
      isDefinite: false,
      isPerson: false,
    },
    ...{
      isEvent: false,
      isText: false,
      isGroup: false,
      isPronoun: token?.partOfSpeech === 'PRON' || DEMONSTRATIVE.has(token?.lower ?? '') || token?.lower === 'there',
      isNested: false,
      preposition: null,
    },
  };
  return { ...base, from, to, text: textOf(text, tokens, { from, to }), isNested: false };
}
