import { standaloneQuestion } from '../../src/conversation/standalone-question.js';

export function noAnswer(): Promise<null> {
  return Promise.resolve(null);
}

/** The question after earlier ones of which none has an answer. */
export function after(history: readonly string[], question: string): Promise<string> {
  return standaloneQuestion(
    question,
    history.map((earlier) => ({ question: earlier })),
    noAnswer,
  );
}
