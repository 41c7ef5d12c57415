import { nounPhrases, nounPhrasesAt, type TokenRange } from './noun-phrases.js';
import { isOfSubject, ownReferences } from './own-antecedents.js';
import type { QuestionFrame } from './question-frame.js';
import { isNominal, type Token } from './tokens.js';
import {
  BE,
  DEMONSTRATIVE,
  DO,
  DOCUMENT_NOUNS,
  GROUP_NOUNS,
  isOne,
  isPersonNoun,
  KNOWING_VERBS,
  MODALS,
  ORDINALS,
  PERSONAL,
  POSSESSIVE,
  SPEECH_VERBS,
  SUBJECT_PRONOUNS,
  TIME_NOUNS,
  WEATHER_VERBS,
} from './word-classes.js';

/** Words of a question that point back to something said before. */
export interface Anaphor extends TokenRange {
  readonly kind: 'pronoun' | 'possessive' | 'noun' | 'definite' | 'place' | 'latter' | 'one' | 'some';
}

/** All of a question's words that point back, in order. */
export function anaphors(frame: QuestionFrame): Anaphor[] {
  const found: Anaphor[] = [];
  for (let at = frame.questionPhrase?.to ?? 0; at < frame.tokens.length; at++) {
    const anaphor = anaphorAt(frame, at);
    if (anaphor === null) continue;
    found.push(anaphor);
    at = anaphor.to - 1;
  }
  const own = ownReferences(frame, pronounsOf(frame));
  return found.filter(({ from }) => !own.has(from));
}

function pronounsOf(frame: QuestionFrame): number[] {
  return frame.tokens.flatMap(({ lower }, at) =>
    (PERSONAL.has(lower) || POSSESSIVE.has(lower)) && !isPleonastic(frame, at) ? [at] : [],
  );
}

function anaphorAt(frame: QuestionFrame, at: number): Anaphor | null {
  const { tokens } = frame;
  const token = tokens[at];
  if (token === undefined) return null;
  const { lower } = token;
  if (isDone(frame, at) || isSaid(frame.tokens, at)) return null;
  if (lower === 'there') return isExistential(frame, at) ? null : { kind: 'place', from: at, to: at + 1 };
  const one = oneAt(frame, at);
  if (one !== null) return one;
  if (isSome(tokens, at)) return { kind: 'some', from: at, to: at + 1 };
  if (lower === 'both' || lower === 'the' || lower === 'such') return determined(frame, at);
  if (DEMONSTRATIVE.has(lower)) return demonstrative(frame, at);
  if (POSSESSIVE.has(lower) && tokens[at + 1]?.lower === 'own') return null;
  if (POSSESSIVE.has(lower) && isBeforeNoun(tokens, at) && !isMadeTo(tokens, at)) {
    // The tagger may take "aims" for a verb.
    const to = Math.max(at + 2, simplePhraseEnd(frame, at));
    return isOfSubject(frame, at) ? null : { kind: 'possessive', from: at, to };
  }
  if (!PERSONAL.has(lower) || isPleonastic(frame, at) || isOfInnerClause(frame, at)) return null;
  return { kind: 'pronoun', from: at, to: at + 1 };
}

/** "What made her resign?" */
function isMadeTo(tokens: readonly Token[], at: number): boolean {
  const [before, word, next] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  const isBare = next?.partOfSpeech === 'VERB' && next.lower === next.lemma;
  return word?.lower === 'her' && isBare && /^(?:make|let|see|hear|help|watch)$/.test(before?.lemma ?? '');
}

/** "Did they do that?", "Who did it?": what is done is no thing. */
function isDone({ tokens, auxiliary }: QuestionFrame, at: number): boolean {
  const isLast = at === tokens.length - 1;
  return (
    /^(?:it|this|that)$/.test(tokens[at]?.lower ?? '') &&
    tokens[at - 1]?.lemma === 'do' &&
    (at - 1 !== auxiliary || isLast) &&
    (isLast || !isBeforeNoun(tokens, at))
  );
}

/** "When did she say that?", "Why did they decide that?": nor is what is said; but there are things to decide and announce. */
function isSaid(tokens: readonly Token[], at: number): boolean {
  const [verb, word] = [tokens[at - 1]?.lemma ?? '', tokens[at]?.lower ?? ''];
  const isThat = /^(?:this|that)$/.test(word);
  const isClause = SPEECH_VERBS.has(verb) || (isThat && (KNOWING_VERBS.has(verb) || isFoundOut(tokens, at)));
  return (isThat || word === 'it') && isClause && !isBeforeNoun(tokens, at);
}

function isFoundOut(tokens: readonly Token[], at: number): boolean {
  return tokens[at - 1]?.lemma === 'find' && tokens[at + 1]?.lower === 'out';
}

/** "There is", "are there rules", "how many were there": nothing is pointed to. "Which members were there" asks about a place. */
function isExistential({ tokens, questionPhrase }: QuestionFrame, at: number): boolean {
  const [before, after] = [tokens[at - 1], tokens[at + 1]];
  const isBe = (token: Token | undefined): boolean =>
    token !== undefined && (BE.has(token.lower) || token.lower === 'exist');
  if (isBe(after)) return true;
  if (!isBe(before)) return false;
  if (after !== undefined) return true;
  const head = questionPhrase?.nounHead ?? null;
  return (
    (head !== null && !isPersonNoun(head) && !GROUP_NOUNS.has(head)) ||
    /^how (?:many|much)$/i.test(questionPhrase?.text ?? '')
  );
}

function isBeforeNoun(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  return next !== undefined && (isNominal(next) || /^(?:ADJ|NUM|VERB)$/.test(next.partOfSpeech));
}

/**
 * The end of the shortest phrase from here on, whether or not the tagger takes the first word for a determiner. A subject
 * ends where the frame says: the tagger may take the verb after it for a noun.
 */
function simplePhraseEnd({ text, tokens, subject }: QuestionFrame, at: number): number {
  const ends = nounPhrasesAt(text, tokens, at).map(({ to }) => to);
  if (subject?.from === at && subject.to > at + 1) ends.push(subject.to);
  return ends.length === 0 ? at + 1 : Math.min(...ends);
}

/** "Why did Japan say that it would sign?", "Why did she say that she would?", but "Is a country that owns it bound?" */
function isOfInnerClause({ tokens, subject, verb }: QuestionFrame, at: number): boolean {
  const after = tokens[at + 1];
  const isSubject =
    SUBJECT_PRONOUNS.has(tokens[at]?.lower ?? '') && after !== undefined && /^(?:AUX|VERB)$/.test(after.partOfSpeech);
  const isOwn = subject !== null && (!subject.isPronoun || tokens[subject.from]?.lower === tokens[at]?.lower);
  return (
    isSubject && isOwn && verb !== null && verb < at && !/^(?:that|who|which)$/.test(tokens[verb - 1]?.lower ?? '')
  );
}

/** "Is it true that", "does it take long to", "is it possible for", "will it rain": this "it" stands for what follows. */
function isPleonastic(frame: QuestionFrame, at: number): boolean {
  const { tokens } = frame;
  const [before, it, next] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (it?.lower !== 'it' || next === undefined) return false;
  if (WEATHER_VERBS.has(next.lemma)) return true;
  if (BE.has(before?.lower ?? '')) return announces(frame, at + 1) || tellsTime(frame, at + 1);
  if (BE.has(next.lower)) return announces(frame, at + 2);
  const to = tokens.findIndex(({ lower }, i) => i > at && lower === 'to' && tokens[i + 1]?.partOfSpeech === 'VERB');
  // "Does it cost much to enter?" is asked of a museum.
  return to > 0 && (next.lower === 'take' || (next.lower === 'cost' && to + 2 < tokens.length));
}

/** "What time is it in Tokyo?", "what day is it today?", but "what time is it on Mondays?" */
function tellsTime({ text, tokens, questionPhrase }: QuestionFrame, from: number): boolean {
  if (!TIME_NOUNS.has(questionPhrase?.nounHead ?? '')) return false;
  if (/^(?:now|today|currently)$/.test(tokens[from]?.lower ?? '')) return true;
  return nounPhrases(text, tokens, from).some((place) => place.preposition === 'in' && place.kind === 'name');
}

/** Whether a clause that "it" stands for opens in the four words from here: "possible to sign", "the chair who signed". */
function announces({ tokens, questionPhrase }: QuestionFrame, from: number): boolean {
  return tokens.slice(from, from + 4).some(({ lower }, i) => {
    const after = tokens[from + i + 1]?.partOfSpeech ?? '';
    if (/^(?:if|whether|who)$/.test(lower)) return true;
    // "Who was it that objected?", but "Is it that old?"
    if (lower === 'that') return i > 0 || (questionPhrase !== null && !/^AD[JV]$/.test(after));
    if (lower !== 'to') return false;
    // "How far is it to Split?", "How hard is it to park?", but "When is it to open?"
    return i > 0 ? after === 'VERB' : questionPhrase?.word === 'how' && questionPhrase.to > 1;
  });
}

function demonstrative(frame: QuestionFrame, at: number): Anaphor | null {
  const { tokens, auxiliary } = frame;
  const next = tokens[at + 1];
  if (isBeforeNoun(tokens, at) && next !== undefined && next.partOfSpeech !== 'VERB') {
    const isRelative = tokens[at]?.lower === 'that' && at > 0 && isNominal(tokens[at - 1] ?? next);
    const to = simplePhraseEnd(frame, at);
    const noun = tokens[to - 1];
    if (!isRelative && to > at + 1 && noun !== undefined && isNominal(noun) && !isBareVerb(frame, at + 1, to))
      return pointsHere(tokens[at], noun) ? null : { kind: 'noun', from: at, to };
  }
  const isSubject = auxiliary !== null && at === auxiliary + 1;
  const isLast = next === undefined || /^(?:ADP|ADV|PUNCT)$/.test(next.partOfSpeech);
  return isSubject || (isLast && at > 0) ? { kind: 'pronoun', from: at, to: at + 1 } : null;
}

/**
 * "How much will that cost?", "Does that change anything?": after "do" or a modal a clause has a verb, whatever the tagger
 * takes it for. In "Will that pool open?" there is room for it after the noun.
 */
function isBareVerb({ tokens, auxiliary }: QuestionFrame, at: number, end: number): boolean {
  const [verb, opening] = [tokens[at], tokens[auxiliary ?? -1]];
  if (auxiliary !== at - 2 || opening === undefined || !(DO.has(opening.lower) || MODALS.has(opening.lower)))
    return false;
  const rest = tokens.slice(end);
  const isVerb = ({ partOfSpeech }: Token): boolean => /^(?:VERB|AUX)$/.test(partOfSpeech);
  const next = rest.find(({ partOfSpeech }) => partOfSpeech !== 'ADV')?.partOfSpeech ?? '';
  return end === at + 1 && verb?.lower === verb?.lemma && !rest.some(isVerb) && !/^(?:NOUN|PROPN|ADJ)$/.test(next);
}

/** "This statement", "this year": at hand, whatever was said before. */
function pointsHere(demonstrative: Token | undefined, { lemma }: Token): boolean {
  return /^(?:this|these)$/.test(demonstrative?.lower ?? '') && (DOCUMENT_NOUNS.has(lemma) || TIME_NOUNS.has(lemma));
}

/** "The latter", "the same group", "such measures", "both", and "the summit" without a word that says which. */
function determined(frame: QuestionFrame, at: number): Anaphor | null {
  const { text, tokens } = frame;
  const [token, next, third] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (token?.lower === 'both')
    return next !== undefined && isNominal(next) ? null : { kind: 'pronoun', from: at, to: at + 1 };
  if (next === undefined) return null;
  if (/^(?:latter|former)$/.test(next.lower)) return { kind: 'latter', from: at, to: at + 2 };
  if (token?.lower === 'such' ? isNominal(next) : next.lower === 'same' && third !== undefined && isNominal(third)) {
    return { kind: 'noun', from: at, to: simplePhraseEnd(frame, at) };
  }
  const longest = nounPhrasesAt(text, tokens, at).find(({ from }) => from === at);
  return token?.lower === 'the' && longest?.to === at + 2 && next.partOfSpeech === 'NOUN' && !isRestricted(third)
    ? { kind: 'definite', from: at, to: at + 2 }
    : null;
}

/** "The report that was published", "the group of experts". */
function isRestricted(next: Token | undefined): boolean {
  return next !== undefined && /^(?:that|which|who|of|for|on)$/.test(next.lower);
}

/** "The next one", "the ones from 2020", "the third" without a noun. */
function oneAt(frame: QuestionFrame, at: number): Anaphor | null {
  const { tokens, subject } = frame;
  if (tokens[at]?.lower !== 'the') return null;
  let to = at + 1;
  while (isModifier(tokens[to])) to++;
  if (isOne(tokens[to]?.lower ?? '')) {
    return to === at + 1 && (isPredicateOne(frame, at) || isNumberOne(tokens, to))
      ? null
      : { kind: 'one', from: at, to: to + 1 };
  }
  const [last, after] = [tokens[to - 1], tokens[to]];
  const isSubject = subject !== null && subject.from === at && subject.to === to;
  const isBareOrdinal =
    to === at + 2 && last !== undefined && ORDINALS.has(last.lower) && !/^(?:present|same)$/.test(last.lower);
  return isBareOrdinal &&
    (isSubject || after === undefined || !(isNominal(after) || /^(?:ADJ|NUM|VERB)$/.test(after.partOfSpeech)))
    ? { kind: 'one', from: at, to }
    : null;
}

/** "Will they develop some?", "Was there one from the EU?", not "some of the rules" and "any rules". */
function isSome(tokens: readonly Token[], at: number): boolean {
  const [before, word, after] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  const isAmount = /^(?:one|some|any|several)$/.test(word?.lower ?? '');
  const isObject = before?.partOfSpeech === 'VERB' || before?.lower === 'there';
  const isAlone = after === undefined || (after.partOfSpeech === 'ADP' && after.lower !== 'of');
  return isAmount && isObject && isAlone;
}

/** "Who is the one who objected?", "Is Halden the one with the bridge?": what follows tells which one is meant. */
function isPredicateOne({ tokens, auxiliary, subject, questionPhrase }: QuestionFrame, at: number): boolean {
  const after = tokens[at + 2];
  const isOther = subject?.from === at ? questionPhrase?.word === 'who' : subject?.to === at;
  return (
    BE.has(tokens[auxiliary ?? -1]?.lower ?? '') &&
    isOther &&
    after !== undefined &&
    (/^(?:who|that|which)$/.test(after.lower) || after.partOfSpeech === 'ADP')
  );
}

/** "The one rule", "the one large state": "one" is their number. */
function isNumberOne(tokens: readonly Token[], at: number): boolean {
  const noun = tokens.findIndex(({ partOfSpeech }, i) => i > at && partOfSpeech !== 'ADJ');
  return tokens[noun]?.partOfSpeech === 'NOUN';
}

function isModifier(token: Token | undefined): boolean {
  return (
    token !== undefined &&
    !isOne(token.lower) &&
    (ORDINALS.has(token.lower) || /^(?:ADJ|NUM|PROPN|NOUN|PART)$/.test(token.partOfSpeech))
  );
}
