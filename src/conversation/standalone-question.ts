import type { Turn } from '../types.js';
import { LONGEST_QUESTION } from '../limits.js';
import { resolveMentions } from './anaphora.js';
import { bareQuestion, completeBare, withChosenNoun } from './bare-question.js';
import { isBareVerbPhrase, withOtherVerbPhrase } from './bare-verb-phrase.js';
import { askedFrameOf } from './declarative-question.js';
import { echoQuestion } from './echo-question.js';
import { isFragment, substitute, withOtherSubject } from './fragment.js';
import { asSentence } from './inflection.js';
import { textOf } from './noun-phrases.js';
import { countable } from './one-anaphora.js';
import { frameOf, type QuestionFrame } from './question-frame.js';
import { anaphors, type Anaphor } from './references.js';
import { isRepetition } from './repetition.js';
import type { EarlierTurn } from './turns.js';
import { DEMONSTRATIVE } from './word-classes.js';

/** Answers an earlier question whose answer the conversation doesn't hold; null where there is none. */
export type AnswerEarlier = (question: string) => Promise<string | null>;

const ABOUT = /^(?:what|how)\s+about\s+/i;

/**
 * In UTF-16 code units. Who writes more than that doesn't lean on what was said, and of a longer earlier question only the
 * beginning is read: the rules' time grows faster than the text.
 */
const LONGEST_FOLLOW_UP = 400;

function beginning(text: string): string {
  if (text.length <= LONGEST_FOLLOW_UP) return text;
  const cut = text.slice(0, LONGEST_FOLLOW_UP);
  return cut.slice(0, Math.max(cut.lastIndexOf(' '), 0));
}

/**
 * The question with everything in it that leans on the conversation said in full; the question itself where nothing
 * does, or where it would become longer than a question may be. Earlier questions are understood in the same way, so
 * that a follow-up of a follow-up is.
 * @param history The conversation so far, oldest first.
 */
export async function standaloneQuestion(
  question: string,
  history: readonly Turn[],
  answerEarlier: AnswerEarlier,
): Promise<string> {
  if (history.length === 0 || question.length > LONGEST_FOLLOW_UP) return question;
  const said = askedFrameOf(question);
  if (said.tokens.length === 0 || !leansOnEarlier(question, said)) return question;
  const turns: EarlierTurn[] = [];
  for (const turn of history) turns.push(await earlierTurn(turn, turns, answerEarlier));
  const resolved = await resolve(question, said, turns);
  return resolved.length > LONGEST_QUESTION ? question : resolved;
}

async function earlierTurn(
  turn: Turn,
  before: readonly EarlierTurn[],
  answerEarlier: AnswerEarlier,
): Promise<EarlierTurn> {
  const asked = beginning(turn.question);
  const said = askedFrameOf(asked);
  const leans = before.length > 0 && leansOnEarlier(asked, said);
  const understood = leans ? beginning(await resolve(asked, said, before)) : asked;
  let answer: Promise<string | null> | undefined;
  return {
    frame: leans ? askedFrameOf(understood) : said,
    answer: () => (answer ??= turn.answer === undefined ? answerEarlier(understood) : Promise.resolve(turn.answer)),
  };
}

function leansOnEarlier(question: string, said: QuestionFrame): boolean {
  return (
    isRepetition(said.text) ||
    said.questionPhrase?.noun === 'ones' ||
    said.questionPhrase?.noun === 'one' ||
    isElliptical(question, said) ||
    anaphors(said).length > 0 ||
    opensAsFollowUp(question, said)
  );
}

function opensAsFollowUp(question: string, { tokens }: QuestionFrame): boolean {
  const [first] = tokens;
  return first !== undefined && !question.trim().toLowerCase().startsWith(first.lower);
}

function isElliptical(question: string, said: QuestionFrame): boolean {
  return (
    ABOUT.test(said.text) ||
    bareQuestion(said) !== null ||
    isOwnFragment(question, said) ||
    isBareVerbPhrase(question, said) ||
    isCut(said)
  );
}

/** A few words are a follow-up if they are asked as one; otherwise they are what is searched for. */
function isOwnFragment(question: string, said: QuestionFrame): boolean {
  return (
    isFragment(said) && !asksForAnything(said) && (/\?\s*$/.test(question) || !question.trim().startsWith(said.text))
  );
}

/** "Anything on privacy?" asks by itself. */
function asksForAnything({ tokens: [first, second] }: QuestionFrame): boolean {
  return (
    /^(?:any|some|no)thing$/.test(first?.lower ?? '') && /^(?:on|about|regarding|concerning)$/.test(second?.lower ?? '')
  );
}

function isCut({ questionPhrase, auxiliary, subject, verb, tokens }: QuestionFrame): boolean {
  if (questionPhrase !== null) return auxiliary !== null && auxiliary === tokens.length - 1 && verb === auxiliary;
  const pointsBack =
    subject !== null && (subject.isPronoun || DEMONSTRATIVE.has(subject.text.split(' ')[0]?.toLowerCase() ?? ''));
  return auxiliary === 0 && subject !== null && !pointsBack && verb === null && tokens.length - subject.to <= 1;
}

async function resolve(question: string, said: QuestionFrame, turns: readonly EarlierTurn[]): Promise<string> {
  const completed = await completedClause(question, said, turns);
  const frame = completed === null ? said : frameOf(completed);
  const found = anaphors(frame).filter((anaphor) => completed === null || isStillOpen(frame, anaphor, said, turns));
  const resolved = await resolveMentions(frame, found, turns);
  if (completed === null && resolved === said.text && !opensAsFollowUp(question, said)) return question;
  const isMarked = /\?\s*$/.test(question);
  const isAsked = isCommand(frame)
    ? isMarked && completed === null
    : isMarked || frame.questionPhrase !== null || frame.auxiliary !== null;
  return asSentence(resolved, isAsked ? '?' : '.');
}

/** The completed question's own words point to what they stand for already: "that" of "Why did the court rule that?" */
function isStillOpen(
  frame: QuestionFrame,
  anaphor: Anaphor,
  said: QuestionFrame,
  turns: readonly EarlierTurn[],
): boolean {
  const to = anaphor.kind === 'definite' ? anaphor.to : anaphor.from + 1;
  const words = textOf(frame.text, frame.tokens, { from: anaphor.from, to }).toLowerCase();
  const isAsked = [said, turns.at(-1)?.frame].some((asked) => asked !== undefined && holds(asked, words));
  return isAsked && !isTakenOver(frame, anaphor, turns);
}

function holds({ tokens }: QuestionFrame, words: string): boolean {
  return ` ${tokens.map(({ lower }) => lower).join(' ')} `.includes(` ${words} `);
}

/**
 * "The budget" of "What is the budget for 2023?", when "And in 2024?" has made it "What is the budget in 2024", and a
 * pronoun for which nothing was found when it was asked.
 */
function isTakenOver({ text, tokens }: QuestionFrame, anaphor: Anaphor, turns: readonly EarlierTurn[]): boolean {
  const earlier = turns.at(-1)?.frame;
  if (earlier === undefined) return false;
  const words = textOf(text, tokens, anaphor);
  if (anaphor.kind === 'definite') return earlier.text.includes(words);
  return (
    anaphor.kind === 'pronoun' &&
    anaphors(earlier).some(
      (unfound) =>
        unfound.kind === 'pronoun' &&
        textOf(earlier.text, earlier.tokens, unfound).toLowerCase() === words.toLowerCase(),
    )
  );
}

/** "Tell me about the summit", "Describe it". */
function isCommand({ questionPhrase, auxiliary, tokens }: QuestionFrame): boolean {
  return questionPhrase === null && auxiliary === null && tokens[0]?.partOfSpeech === 'VERB';
}

/** "When was that?", "How did this happen?": asked of all that the clause before it says. */
function asksOfClause({ questionPhrase, auxiliary, tokens, subject, verb }: QuestionFrame): boolean {
  if (questionPhrase === null || !questionPhrase.isAdverbial || auxiliary === null || subject === null) return false;
  if (!/^(?:that|this)$/.test(subject.text.toLowerCase())) return false;
  const rest = tokens.slice(subject.to).filter(({ lower }) => lower !== 'be' && lower !== 'been');
  return rest.length === 0 || (verb !== null && rest.length === 1 && /^(?:happen|occur)$/.test(rest[0]?.lemma ?? ''));
}

async function completedClause(
  question: string,
  said: QuestionFrame,
  turns: readonly EarlierTurn[],
): Promise<string | null> {
  const last = turns.at(-1);
  if (last === undefined) return null;
  if (isRepetition(said.text)) return last.frame.text;
  const about = said.text.replace(ABOUT, '');
  if (about !== said.text) return substitute(frameOf(about), last.frame, 'about');
  const isOfClause = asksOfClause(said) && last.frame.gap !== 'predicate';
  const bare = bareQuestion(isOfClause ? frameOf(said.questionPhrase?.text ?? '') : said);
  if (bare !== null) return completeBare(bare, last);
  if (isBareVerbPhrase(question, said)) return withOtherVerbPhrase(said, last.frame);
  if (isOwnFragment(question, said))
    return echoQuestion(said, last.frame) ?? substitute(said, frameWithOne(said, turns) ?? last.frame);
  return isCut(said) ? withOtherSubject(said, last.frame) : withChosenNoun(said, last.frame);
}

/** "And the next one?" after "When was the summit?" and "Where is Brussels?": of the latest question that speaks of what there may be more of. */
function frameWithOne(said: QuestionFrame, turns: readonly EarlierTurn[]): QuestionFrame | undefined {
  if (!anaphors(said).some(({ kind }) => kind === 'one')) return undefined;
  return turns.findLast(({ frame }) => countable(frame) !== null)?.frame;
}
