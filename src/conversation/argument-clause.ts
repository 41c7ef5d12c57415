import { uncapitalised } from '../vocabulary/capitalised.js';
import { agreeing, doSupport, pastParticiple } from './inflection.js';
import { textOf, type NounPhrase } from './noun-phrases.js';
import { endOfInfinitives, textFrom, wordAt, type QuestionFrame } from './question-frame.js';
import { answeredWith, type EarlierTurn } from './turns.js';

/**
 * After a question for somebody or something, "Who signed the treaty?", the clause for one that asks when, where, why or how of
 * the same: "When was the treaty signed"; null where the question has no place for what it asks for.
 * @param asked "when", "in which city".
 */
export async function argumentClause(asked: string, turn: EarlierTurn): Promise<string | null> {
  const { frame } = turn;
  switch (frame.gap) {
    case 'predicate':
      return `${asked} ${await predicateClause(turn)}`;
    case 'object':
      return `${asked} ${await objectClause(turn)}`;
    case 'subject':
      return `${asked} ${await subjectClause(asked, turn)}`;
    case null:
      return null;
  }
}

async function predicateClause(turn: EarlierTurn): Promise<string> {
  const { frame } = turn;
  const clauseText = uncapitalised(textFrom(frame, frame.questionPhrase?.to ?? 0));
  if (frame.questionPhrase?.word !== 'who' || frame.subject === null || frame.auxiliary === null) return clauseText;
  const person = await answeredWith(turn);
  return person === null ? clauseText : `${wordAt(frame, frame.auxiliary)} ${person.text} ${frame.subject.text}`;
}

/** What fills the place that the question phrase left: the answer, or the noun that was asked for. */
async function filler(turn: EarlierTurn, otherwise: string): Promise<Pick<NounPhrase, 'text' | 'isPlural'>> {
  const answered = await answeredWith(turn);
  if (answered !== null) return answered;
  const { questionPhrase } = turn.frame;
  const noun = questionPhrase?.noun ?? null;
  if (noun === null) return { text: otherwise, isPlural: null };
  return { text: questionPhrase?.word === 'how' ? noun : `the ${noun}`, isPlural: null };
}

async function objectClause(turn: EarlierTurn): Promise<string> {
  const { frame } = turn;
  const { text, tokens, questionPhrase, subject } = frame;
  const verb = frame.verb === null ? null : endOfInfinitives(tokens, frame.verb);
  const isQuantity = questionPhrase?.word === 'how';
  const isDone = verb !== null && tokens[verb]?.lower === 'do';
  const filled = isDone ? 'that' : isQuantity ? (questionPhrase.noun ?? '') : (await filler(turn, 'that')).text;
  const object = filled.toLowerCase() === subject?.text.toLowerCase() ? 'that' : filled;
  const from = questionPhrase?.to ?? 0;
  const isLast = verb === null || tokens.slice(verb + 1).every(({ partOfSpeech }) => partOfSpeech === 'ADP');
  if (isLast) return `${textFrom(frame, from)} ${object}`;
  return `${textOf(text, tokens, { from, to: verb + 1 })} ${object} ${textFrom(frame, verb + 1)}`;
}

async function subjectClause(asked: string, turn: EarlierTurn): Promise<string> {
  const { frame } = turn;
  const { auxiliary, verb } = frame;
  if (auxiliary !== null) {
    const { text, isPlural } = await filler(turn, frame.questionPhrase?.word === 'who' ? 'someone' : 'it');
    const agreed = isPlural === null ? wordAt(frame, auxiliary) : agreeing(wordAt(frame, auxiliary), isPlural);
    return `${agreed} ${text} ${textFrom(frame, auxiliary + 1)}`;
  }
  if (verb === null) return textFrom(frame, frame.questionPhrase?.to ?? 0);
  if (/^(?:happen|occur)$/.test(frame.tokens[verb]?.lemma ?? ''))
    return `${doFor(frame, verb)} it happen ${textFrom(frame, verb + 1)}`;
  return passiveClause(frame, verb) ?? eventClause(asked, frame) ?? activeClause(turn, verb);
}

async function activeClause(turn: EarlierTurn, verb: number): Promise<string> {
  const { frame } = turn;
  const { text, isPlural } = await filler(turn, 'someone');
  const support = doFor(frame, verb);
  const agreed = isPlural === null ? support : agreeing(support, isPlural);
  return `${agreed} ${text} ${frame.tokens[verb]?.lemma ?? ''} ${textFrom(frame, verb + 1)}`;
}

function doFor({ tokens }: QuestionFrame, verb: number): string {
  const token = tokens[verb];
  return token === undefined ? 'did' : doSupport(token);
}

function beFor(frame: QuestionFrame, verb: number, isPlural: boolean): string {
  return agreeing(doFor(frame, verb) === 'did' ? 'was' : 'is', isPlural);
}

/** "Who became president?", "Who left the company?": nothing is done to what follows. */
const NEVER_PASSIVE = /^(?:become|remain|leave|join|enter|have)$/;

/** "When was Hamlet written" for "Who wrote Hamlet": nobody need be named. */
function passiveClause(frame: QuestionFrame, verb: number): string | null {
  const object = frame.phrases.find(({ from, isNested }) => from === verb + 1 && !isNested);
  const token = frame.tokens[verb];
  if (object === undefined || token === undefined || doFor(frame, verb) !== 'did') return null;
  if (object.kind === 'time' || NEVER_PASSIVE.test(token.lemma)) return null;
  return `${beFor(frame, verb, object.isPlural === true)} ${object.text} ${pastParticiple(token.lower)} ${textFrom(frame, object.to)}`;
}

/** "When was the meeting" for "Who took part in the meeting". */
function eventClause(asked: string, frame: QuestionFrame): string | null {
  const event = frame.phrases.find(({ isEvent, isNested }) => isEvent && !isNested);
  if (event === undefined || frame.verb === null || !/^(?:when|where)$/.test(asked)) return null;
  return `${beFor(frame, frame.verb, event.isPlural === true)} ${event.text}`;
}
