import type { Turn } from '../types.js';
import { resolveMentions } from './anaphora.js';
import { bareQuestion, completeBare } from './bare-question.js';
import { isFragment, substitute, withOtherSubject } from './fragment.js';
import { asQuestion } from './inflection.js';
import { frameOf, plainForm, type QuestionFrame } from './question-frame.js';
import { mentions } from './references.js';
import type { EarlierTurn } from './turns.js';

/** Answers an earlier question whose answer the conversation doesn't hold; null where there is none. */
export type AnswerEarlier = (question: string) => Promise<string | null>;

const ABOUT = /^(?:what|how)\s+about\s+/i;

/**
 * The question with everything in it that leans on the conversation said in full; the question itself where nothing
 * does. Earlier questions are understood in the same way, so that a follow-up of a follow-up is.
 * @param history The conversation so far, oldest first.
 */
export async function standaloneQuestion(question: string, history: readonly Turn[], answerEarlier: AnswerEarlier): Promise<string> {
  if (history.length === 0) return question;
  const said = frameOf(question);
  if (said.tokens.length === 0 || !leansOnEarlier(question, said)) return question;
  const turns: EarlierTurn[] = [];
  for (const turn of history) turns.push(await earlierTurn(turn, turns, answerEarlier));
  return resolve(question, said, turns);
}

async function earlierTurn(turn: Turn, before: readonly EarlierTurn[], answerEarlier: AnswerEarlier): Promise<EarlierTurn> {
  const said = frameOf(turn.question);
  const understood = before.length > 0 && leansOnEarlier(turn.question, said) ? await resolve(turn.question, said, before) : turn.question;
  let answer: Promise<string | null> | undefined;
  return {
    frame: frameOf(understood),
    answer: () => (answer ??= turn.answer === undefined ? answerEarlier(understood) : Promise.resolve(turn.answer)),
  };
}

function leansOnEarlier(question: string, said: QuestionFrame): boolean {
  return isElliptical(question, said) || mentions(said).length > 0 || plainForm(question) !== spoken(question);
}

function spoken(question: string): string {
  return question.trim().replace(/[\s?!.…]+$/u, '');
}

function isElliptical(question: string, said: QuestionFrame): boolean {
  return ABOUT.test(said.text) || bareQuestion(said) !== null || isOwnFragment(question, said) || isCut(said);
}

/** A few words are a follow-up if they are asked as one; otherwise they are what is searched for. */
function isOwnFragment(question: string, said: QuestionFrame): boolean {
  return isFragment(said) && (/\?\s*$/.test(question) || !question.trim().startsWith(said.text));
}

function isCut({ questionPhrase, auxiliary, subject, verb, tokens }: QuestionFrame): boolean {
  if (questionPhrase !== null) return auxiliary !== null && auxiliary === tokens.length - 1 && verb === auxiliary;
  return auxiliary === 0 && subject !== null && verb === null && tokens.length - subject.to <= 1;
}

async function resolve(question: string, said: QuestionFrame, turns: readonly EarlierTurn[]): Promise<string> {
  const completed = await completedClause(question, said, turns);
  const frame = completed === null ? said : frameOf(completed);
  const found = mentions(frame);
  if (completed === null && found.length === 0) return asQuestion(said.text);
  return asQuestion(await resolveMentions(frame, found, turns));
}

async function completedClause(question: string, said: QuestionFrame, turns: readonly EarlierTurn[]): Promise<string | null> {
  const last = turns.at(-1);
  if (last === undefined) return null;
  const about = said.text.replace(ABOUT, '');
  if (about !== said.text) return substitute(frameOf(about), last.frame);
  const bare = bareQuestion(said);
  if (bare !== null) return completeBare(bare, last);
  if (isOwnFragment(question, said)) return substitute(said, last.frame);
  return isCut(said) ? (withOtherSubject(said, last.frame) ?? null) : null;
}
