import { z } from 'zod';
import { EvaluationSetError } from '../../errors.js';
import type { EvaluationCase } from '../cases.js';
import { readJsonLines } from './read-file.js';

const asked = { id: z.string(), question: z.string(), history: z.array(z.string()).optional() };
const questionSchema = z.union([
  z.object({ ...asked, answerable: z.literal(false) }),
  z.object({
    ...asked,
    answerable: z.literal(true).optional(),
    paragraphs: z.array(z.int().positive()).min(1),
    must: z.array(z.string()).min(1),
  }),
]);

/** Questions over the corpus, a line each. @throws EvaluationSetError */
export async function readQuestions(file: string): Promise<EvaluationCase[]> {
  return (await readJsonLines(file, questionSchema)).map((entry) => ({
    id: entry.id,
    question: entry.question,
    history: entry.history?.map((question) => ({ question })),
    gold: entry.answerable === false ? null : { paragraphs: entry.paragraphs, must: entry.must, spans: [] },
  }));
}

/** Likewise, each with the `history` of questions before it. @throws EvaluationSetError */
export async function readConversations(file: string): Promise<EvaluationCase[]> {
  const cases = await readQuestions(file);
  const alone = cases.find(({ history = [] }) => history.length === 0);
  if (alone !== undefined) throw new EvaluationSetError(file, `"${alone.id}" has no history of questions before it`);
  return cases;
}
