import { uncapitalised } from '../vocabulary/capitalised.js';
import { argumentClause } from './argument-clause.js';
import { agreeing, pluralised } from './inflection.js';
import { textOf, type NounPhrase } from './noun-phrases.js';
import { textFrom, wordAt, type QuestionFrame } from './question-frame.js';
import type { QuestionPhrase } from './question-phrase.js';
import { tokensOf } from './tokens.js';
import { answeredWith, type EarlierTurn } from './turns.js';
import { BARE_ADVERBS, DEMONSTRATIVE, INDEFINITE, isIndefinitePerson, isOne, PLACE_NOUNS } from './word-classes.js';

/** "Where?", "In which city?", "Why not?", "Who else?", "What for?": a question phrase that leans on the clause before it. */
export interface BareQuestion {
  readonly phrase: QuestionPhrase;
  readonly text: string;
  readonly isNegated: boolean;
  /** A preposition left behind: "with" of "who with". */
  readonly stranded: string | null;
}

export function bareQuestion({ tokens, questionPhrase: phrase }: QuestionFrame): BareQuestion | null {
  if (phrase === null) return null;
  const rest = tokens.slice(phrase.to);
  const stranded = rest.find(({ partOfSpeech, lower }) => partOfSpeech === 'ADP' && !BARE_ADVERBS.has(lower)) ?? null;
  if (
    !rest.every(
      (token) =>
        token === stranded || BARE_ADVERBS.has(token.lower) || isOne(token.lower) || DEMONSTRATIVE.has(token.lower),
    )
  )
    return null;
  const has = (word: string): boolean => rest.some(({ lower }) => lower === word);
  const text = `${uncapitalised(phrase.text)}${has('else') ? ' else' : ''}`;
  return { phrase, text, isNegated: has('not'), stranded: stranded?.lower ?? null };
}

/** The bare question with the clause of the question before it, or null where that has none. */
export async function completeBare(bare: BareQuestion, turn: EarlierTurn): Promise<string | null> {
  const { frame } = turn;
  const text =
    countedNoun(bare, frame) ??
    (bare.text === 'how many'
      ? await countedInAnswer(turn)
      : ((await measured(bare, turn)) ?? (await withClause(bare, turn))));
  return text === null || bare.stranded === null ? text : `${text} ${bare.stranded}`;
}

/** "How many?", "Which ones?" and "What kind?" ask about the noun of the question before. */
function countedNoun({ phrase, text }: BareQuestion, frame: QuestionFrame): string | null {
  const isQuantity = /^how (?:many|much)$/.test(text);
  const isOfKind = /^(?:what|which) (?:kind|sort|type)s?$/.test(text);
  const isChoice = isOfKind || (phrase.word === 'which' && (phrase.noun === null || isOne(phrase.noun)));
  if (!isQuantity && !isChoice) return null;
  const which = isOfKind ? `${text} of` : isChoice ? 'which' : text;
  const { questionPhrase, subject } = frame;
  if (text === 'how many' && frame.auxiliary === 0 && isAnyone(subject))
    return `how many people ${agreeing(wordAt(frame, 0), true)} ${textFrom(frame, subject.to)}`;
  if (questionPhrase?.noun != null) return `${which} ${questionPhrase.noun} ${textFrom(frame, questionPhrase.to)}`;
  const counted = frame.phrases.find(
    (noun) =>
      !noun.isNested &&
      !noun.isPronoun &&
      !noun.isDefinite &&
      noun.kind === 'thing' &&
      (isChoice || (text === 'how much' ? isMass(noun, frame) : noun.isPlural === true)),
  );
  if (counted !== undefined) return `${which} ${without(frame, counted)}`;
  const definite = frame.phrases.find(
    ({ from, isNested, kind, isPlural }) =>
      !isNested && kind === 'thing' && isPlural === true && frame.tokens[from]?.partOfSpeech === 'DET',
  );
  return text !== 'how many' || frame.gap === 'subject' || definite === undefined
    ? null
    : thereAre(`${which} ${without(frame, definite)}`.trim());
}

/** "Do visitors pay for parking?": how much is asked of neither. */
function isMass({ isPlural, preposition, from }: NounPhrase, { subject }: QuestionFrame): boolean {
  return isPlural !== true && preposition === null && from !== subject?.from;
}

/** "How many rooms are" is no clause yet. */
function thereAre(clauseText: string): string {
  return /\b(?:are|were)$/.test(clauseText) ? `${clauseText} there` : clauseText;
}

/** "How many?" after a question that counts nothing: those it was answered with, or who it asked for. */
async function countedInAnswer(turn: EarlierTurn): Promise<string | null> {
  const { frame } = turn;
  const { gap, questionPhrase } = frame;
  if (questionPhrase === null || (gap !== 'object' && gap !== 'subject')) return null;
  const answered = await answeredWith(turn);
  const noun = answered?.isPlural === true ? bareNoun(answered.text) : questionPhrase.word === 'who' ? 'people' : null;
  const rest = textFrom(frame, questionPhrase.to);
  return noun === null
    ? null
    : `how many ${noun} ${gap === 'subject' ? pluralised(rest, frame.tokens[questionPhrase.to]) : rest}`;
}

/** "Inspection reports" of "two inspection reports". */
function bareNoun(phrase: string): string {
  const noun = tokensOf(phrase).find(({ partOfSpeech }) => !/^(?:DET|NUM|PRON)$/.test(partOfSpeech));
  return phrase.slice(noun?.start ?? 0);
}

const DIMENSION = /^how (?:high|tall|old|wide|broad|big|large|small|deep|thick|heavy)$/;

/** "How high?" asks of what the question before was about, whatever it asked of it. */
async function measured({ text }: BareQuestion, turn: EarlierTurn): Promise<string | null> {
  const { frame } = turn;
  if (!DIMENSION.test(text) || DIMENSION.test(frame.questionPhrase?.text.toLowerCase() ?? '')) return null;
  const who = text === 'how old' && frame.questionPhrase?.word === 'who' ? await answeredWith(turn) : null;
  const about = who ?? frame.subject ?? frame.phrases.find(({ isNested, kind }) => !isNested && kind !== 'time');
  return about === undefined ? null : `${text} ${agreeing('is', about.isPlural === true)} ${about.text}`;
}

/** "Anyone" of "Was anyone hurt?" */
function isAnyone(phrase: NounPhrase | null): phrase is NounPhrase {
  return isIndefinitePerson(phrase?.text.toLowerCase() ?? '');
}

/** "Which ones signed?" after "Which countries took part?": "which countries signed". */
export function withChosenNoun(said: QuestionFrame, earlier: QuestionFrame): string | null {
  const { questionPhrase } = said;
  if (questionPhrase === null || !isOne(questionPhrase.noun ?? '')) return null;
  const noun =
    earlier.questionPhrase?.noun ??
    earlier.phrases
      .find(({ isPlural, isNested }) => isPlural === true && !isNested)
      ?.text.replace(/^(?:the|any|some) /i, '');
  if (noun === undefined) return null;
  const isPlural = earlier.questionPhrase?.noun == null || earlier.questionPhrase.isNounPlural === true;
  const which = questionPhrase.noun === 'one' && isPlural ? `${questionPhrase.word} of the` : questionPhrase.word;
  return `${which} ${noun} ${textFrom(said, questionPhrase.to)}`;
}

/** The noun without its determiner, then the clause without the noun. */
function without(frame: QuestionFrame, noun: NounPhrase): string {
  const { text, tokens } = frame;
  const isDeterminer = /^(?:DET|NUM)$/.test(tokens[noun.from]?.partOfSpeech ?? '');
  const name = textOf(text, tokens, {
    from: isDeterminer && noun.to - noun.from > 1 ? noun.from + 1 : noun.from,
    to: noun.to,
  });
  const from = frame.questionPhrase?.to ?? 0;
  return `${name} ${uncapitalised(textOf(text, tokens, { from, to: noun.from }))} ${textFrom(frame, noun.to)}`;
}

function withClause(said: BareQuestion, turn: EarlierTurn): Promise<string | null> | string | null {
  const { frame } = turn;
  const { questionPhrase } = frame;
  const bare = askedAdverbially(said, frame);
  if (questionPhrase === null) return frame.auxiliary === 0 ? afterYesNo(bare, frame) : null;
  const asks = bare.phrase.isAdverbial;
  if (questionPhrase.isAdverbial) return frame.auxiliary === null ? null : afterAdverbial(bare, frame);
  return asks || bare.stranded !== null
    ? argumentClause(bare.text, turn)
    : `${bare.text} ${textFrom(frame, questionPhrase.to)}`;
}

/** "What time?" after "Is it open?" asks at what time; "Which city?" after "Which country won?" asks for another winner. */
function askedAdverbially(bare: BareQuestion, { questionPhrase }: QuestionFrame): BareQuestion {
  const isOfOne = IN_NOUNS.has(questionPhrase?.nounHead ?? '') && questionPhrase?.isAdverbial !== true;
  if (bare.phrase.word === 'who' || bare.stranded !== null || isOfOne) return bare;
  const text = adverbial(bare);
  return text === bare.text ? bare : { ...bare, text, phrase: { ...bare.phrase, isAdverbial: true } };
}

function afterYesNo(bare: BareQuestion, frame: QuestionFrame): string {
  const indefinite = frame.phrases.find(({ isPronoun, text }) => isPronoun && INDEFINITE.has(text.toLowerCase()));
  if (bare.phrase.isAdverbial || bare.stranded !== null) return `${bare.text} ${clause(frame, 0, bare.isNegated)}`;
  if (indefinite !== undefined)
    return `${bare.text} ${uncapitalised(textOf(frame.text, frame.tokens, { from: 0, to: indefinite.from }))} ${textFrom(frame, indefinite.to)}`;
  if (frame.isPassive && bare.phrase.word === 'who') return `by whom ${clause(frame, 0, false)}`;
  const { subject } = frame;
  return subject === null
    ? `${bare.text} ${uncapitalised(frame.text)}`
    : `${bare.text} ${wordAt(frame, 0)} ${textFrom(frame, subject.to)}`;
}

function clause(frame: QuestionFrame, from: number, isNegated: boolean): string {
  const { text, tokens, subject } = frame;
  const isDenied = tokens.slice(from).some(({ lower }) => lower === 'not');
  if (!isNegated || isDenied || subject === null) return uncapitalised(textFrom(frame, from));
  return `${uncapitalised(textOf(text, tokens, { from, to: subject.to }))} not ${textFrom(frame, subject.to)}`;
}

const IN_NOUNS: ReadonlySet<string> = new Set([
  ...PLACE_NOUNS,
  ...'year month century decade season building room hall'.split(' '),
]);

/** "Which city" alone stands for "in which city" where the clause has no place for a name. */
function adverbial({ text, phrase }: BareQuestion): string {
  if (phrase.isAdverbial) return text;
  const head = phrase.nounHead ?? '';
  if (IN_NOUNS.has(head)) return `in ${text}`;
  if (/^(?:day|date)$/.test(head)) return `on ${text}`;
  return head === 'time' ? `at ${text}` : phrase.word === 'who' ? 'by whom' : text;
}

function afterAdverbial(bare: BareQuestion, frame: QuestionFrame): string {
  const isEventAlone =
    frame.verb === null && frame.subject?.isEvent === true && frame.subject.to === frame.tokens.length;
  const held = isEventAlone && !/^(?:when|where)\b|\b(?:in|on|at)\b/.test(bare.text) ? ' held' : '';
  const asked = bare.stranded === null ? adverbial(bare) : bare.text;
  return `${asked} ${clause(frame, frame.questionPhrase?.to ?? 0, bare.isNegated)}${held}`;
}
