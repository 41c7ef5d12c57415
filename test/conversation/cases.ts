import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { packageRoot } from '../../src/package-root.js';

const turn = z.object({ question: z.string(), answer: z.string().nullable().optional() });
const earlierQuestion = z.string().transform((question) => ({ question }));

const caseSchema = z.object({
  id: z.string(),
  history: z.array(z.union([turn, earlierQuestion])),
  question: z.string(),
  /** Wordings of the standalone question that a careful person might write. */
  standalone: z.array(z.string()).optional(),
  answerable: z.boolean().default(true),
  paragraphs: z.array(z.int()).default([]),
  must: z.array(z.string()).default([]),
});

export type ConversationCase = z.infer<typeof caseSchema>;

/** The conversations of a file beside this one. */
export function conversationCases(name: string): ConversationCase[] {
  const file = join(packageRoot(), 'test', 'conversation', name);
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  return lines.map((line) => caseSchema.parse(JSON.parse(line)));
}

function plain(question: string): string {
  return question.toLowerCase().replace(/[?.]/g, '').replaceAll('’', "'").trim();
}

export function isRightWording({ standalone = [] }: ConversationCase, found: string): boolean {
  return standalone.some((wording) => plain(wording) === plain(found));
}
