import { answerPhrase } from './answer-phrase.js';
import type { NounPhrase } from './noun-phrases.js';
import type { QuestionFrame } from './question-frame.js';

/** An earlier question in its standalone form, taken apart, and what it was answered with. */
export interface EarlierTurn {
  readonly frame: QuestionFrame;
  /** Looked up only if a rule needs it, and once. */
  readonly answer: () => Promise<string | null>;
}

/** The part of the answer that stands for what the turn asked for. */
export async function answeredWith({ frame, answer }: EarlierTurn): Promise<NounPhrase | null> {
  const text = await answer();
  return text === null ? null : answerPhrase(frame, text);
}
