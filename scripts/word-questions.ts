import { readFile, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { runCommand } from '../src/cli/run.js';
import { plainQuestion } from '../src/retrieval/plain-question.js';
import { inOneWording } from '../src/retrieval/topic-question.js';
import { onlyArgument } from './only-argument.js';

const USAGE = `Usage: npm run word-questions -- FILE

FILE  Training questions in the form of SQuAD, or JSON lines with a "question" each, as confused_sentences.py writes
      them. The questions in it are put as the reader is asked them.`;

const lineSchema = z.looseObject({ question: z.string() });
const squadSchema = z.looseObject({
  data: z.array(z.looseObject({ paragraphs: z.array(z.looseObject({ qas: z.array(lineSchema) })) })),
});

function worded<Asked extends z.infer<typeof lineSchema>>(asked: Asked): Asked {
  return { ...asked, question: inOneWording(plainQuestion(asked.question)) };
}

function wordedLines(text: string): string {
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.map((line) => `${JSON.stringify(worded(lineSchema.parse(JSON.parse(line))))}\n`).join('');
}

function wordedSquad(text: string): string {
  const { data, ...others } = squadSchema.parse(JSON.parse(text));
  const articles = data.map((article) => ({
    ...article,
    paragraphs: article.paragraphs.map((paragraph) => ({ ...paragraph, qas: paragraph.qas.map(worded) })),
  }));
  return JSON.stringify({ ...others, data: articles });
}

await runCommand(async () => {
  const file = onlyArgument(process.argv.slice(2), USAGE);
  const text = await readFile(file, 'utf8');
  await writeFile(file, file.endsWith('.jsonl') ? wordedLines(text) : wordedSquad(text));
});
