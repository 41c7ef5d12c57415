import { createInterface } from 'node:readline';
import { MOST_TURNS } from '../limits.js';
import type { Answer, AskRequest, Turn } from '../types.js';
import { describeError } from './run.js';

const PROMPT = '? ';

export interface Chat {
  readonly ask: (request: Pick<AskRequest, 'question' | 'history'>) => Promise<Answer>;
  readonly show: (answer: Answer) => void;
}

/** Answers standard input line by line, each question with those before it, until it ends. */
export async function chat({ ask, show }: Chat): Promise<void> {
  const isTerminal = process.stdin.isTTY;
  const lines = createInterface({
    input: process.stdin,
    ...(isTerminal && { output: process.stdout }),
    prompt: PROMPT,
  });
  const turns: Turn[] = [];
  const prompt = (): void => {
    if (isTerminal) lines.prompt();
  };
  prompt();
  for await (const line of lines) {
    const question = line.trim();
    if (question !== '') {
      try {
        const answer = await ask({ question, history: turns.slice(-MOST_TURNS) });
        turns.push({ question, answer: answer.citations[0]?.quote ?? null });
        show(answer);
      } catch (error) {
        // One question that can't be taken ends no conversation.
        console.error(describeError(error));
      }
    }
    prompt();
  }
}
