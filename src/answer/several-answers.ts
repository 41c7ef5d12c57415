import type { Answered, Answer, Citation, Turn } from '../types.js';

/** Answers a question, understood after those before it. */
export type AnswerAfter = (question: string, before: readonly Turn[]) => Promise<Answer>;

/**
 * What answers several questions, each asked by itself after those before it: their first citations in order, at most `limit`, and as
 * understood those that are answered; null where none is.
 */
export async function answeredTogether(
  questions: readonly string[],
  answerAfter: AnswerAfter,
  limit: number,
): Promise<Answered | null> {
  const before: Turn[] = [];
  const answered: Answered[] = [];
  for (const question of questions) {
    const answer = await answerAfter(question, before);
    before.push({ question: answer.standaloneQuestion, answer: answer.citations[0]?.quote ?? null });
    if (answer.status === 'answered') answered.push(answer);
  }
  const [first, ...others] = answered;
  if (first === undefined) return null;
  const [own] = first.citations;
  const further = others
    .map(({ citations: [citation] }) => citation)
    .filter((one, i, all) => isNew(one, [own, ...all.slice(0, i)]));
  return {
    ...first,
    standaloneQuestion: answered.map(({ standaloneQuestion }) => standaloneQuestion).join(' '),
    citations: [own, ...further.slice(0, limit - 1)],
  };
}

/** "When and where" may stand in one sentence. */
function isNew({ document, paragraph, start }: Citation, others: readonly Citation[]): boolean {
  return !others.some(
    (other) => other.document.id === document.id && other.paragraph === paragraph && other.start === start,
  );
}
