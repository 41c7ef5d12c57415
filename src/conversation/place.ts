import { analyseAnswer } from './answer-phrase.js';
import { definite, type Antecedent } from './antecedents.js';
import type { NounPhrase } from './noun-phrases.js';
import type { QuestionFrame } from './question-frame.js';
import { answeredWith, type EarlierTurn } from './turns.js';
import { EVENT_NOUNS, PLACE_NOUNS } from './word-classes.js';

function isPlace({ preposition, kind }: NounPhrase): boolean {
  return kind === 'name' && /^(?:in|at|near)$/.test(preposition ?? '');
}

function isOtherName({ kind, isPerson, text }: NounPhrase, { subject }: QuestionFrame): boolean {
  return kind === 'name' && !isPerson && text !== subject?.text;
}

/** One can park at a museum, but not in a fee. */
function canHold({ kind, isPerson, head }: NounPhrase): boolean {
  return (kind === 'name' && !isPerson) || PLACE_NOUNS.has(head);
}

/** "There": at the event that was talked of last, or where a question or its answer puts what was talked of. */
export async function place(turns: readonly EarlierTurn[]): Promise<Antecedent | null> {
  for (const turn of [...turns].reverse()) {
    const text = await placeIn(turn);
    if (text !== null) return { text, isPlural: null };
  }
  return null;
}

async function placeIn(turn: EarlierTurn): Promise<string | null> {
  const { questionPhrase, phrases, subject, gap } = turn.frame;
  const asked = EVENT_NOUNS.has(questionPhrase?.nounHead ?? '') ? await answeredWith(turn) : null;
  const event = asked ?? phrases.find(({ isEvent }) => isEvent);
  if (event !== undefined) return `at ${definite(event.text, turn.frame)}`;
  const inQuestion = phrases.find(isPlace);
  const answer = inQuestion === undefined ? await turn.answer() : null;
  const inAnswer = answer === null ? [] : analyseAnswer(answer).phrases;
  const found =
    inQuestion ??
    inAnswer.find(isPlace) ??
    (asksForPlace(turn.frame) ? inAnswer.find((name) => isOtherName(name, turn.frame)) : undefined) ??
    (gap === 'predicate' && subject !== null && canHold(subject) && questionPhrase?.word !== 'who' ? subject : null);
  return found === null ? null : `${isPlace(found) ? (found.preposition ?? 'in') : 'in'} ${found.text}`;
}

/** "Where", "which city", "what is the capital": else a name in an answer without "in" or "at" is no place. */
function asksForPlace({ questionPhrase, subject, gap }: QuestionFrame): boolean {
  const noun = questionPhrase?.nounHead ?? (gap === 'predicate' ? subject?.head : null);
  return questionPhrase?.word === 'where' || PLACE_NOUNS.has(noun ?? '');
}
