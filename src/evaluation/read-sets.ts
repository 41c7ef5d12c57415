import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { splitSentences } from '../corpus/sentences.js';
import { EvaluationSetError } from '../errors.js';
import type { CorpusDocument } from '../types.js';
import { parseJson, parseLines } from './parse-lines.js';
import type { EvaluationCase, EvaluationGroup } from './cases.js';

const questionSchema = z.union([
  z.object({ id: z.string(), question: z.string(), answerable: z.literal(false) }),
  z.object({
    id: z.string(),
    question: z.string(),
    answerable: z.literal(true).optional(),
    paragraphs: z.array(z.int().positive()).min(1),
    must: z.array(z.string()).min(1),
  }),
]);

const squadSchema = z.object({
  data: z.array(
    z.object({
      title: z.string(),
      paragraphs: z.array(
        z.object({
          context: z.string(),
          qas: z.array(
            z.object({
              id: z.string(),
              question: z.string(),
              is_impossible: z.boolean().default(false),
              answers: z.array(z.object({ text: z.string(), answer_start: z.int().nonnegative() })).default([]),
            }),
          ),
        }),
      ),
    }),
  ),
});

type SquadArticle = z.infer<typeof squadSchema>['data'][number];

async function read(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new EvaluationSetError(file, "can't be read", { cause });
  }
}

/** The questions of `questions.jsonl` in a folder. @throws EvaluationSetError */
export async function readQuestions(folder: string): Promise<EvaluationCase[]> {
  const file = join(folder, 'questions.jsonl');
  return parseLines(file, await read(file), questionSchema).map((entry) => {
    const gold = entry.answerable === false ? null : { paragraphs: entry.paragraphs, must: entry.must, spans: [] };
    return { id: entry.id, question: entry.question, gold };
  });
}

function toDocument({ title, paragraphs }: SquadArticle): CorpusDocument {
  return {
    id: title.toLowerCase().replace(/[^a-z0-9]+/g, '-'),
    title: title.replaceAll('_', ' '),
    date: null,
    source: null,
    language: 'en',
    paragraphs: paragraphs.map(({ context }, i) => ({
      number: i + 1,
      text: context,
      sentences: splitSentences(context, 'en'),
      heading: null,
    })),
  };
}

function toCases({ paragraphs }: SquadArticle): EvaluationCase[] {
  return paragraphs.flatMap(({ qas }, i) => {
    const paragraph = i + 1;
    return qas.map(({ id, question, is_impossible: isImpossible, answers }) => {
      const spans = answers.map(({ text, answer_start: start }) => ({ paragraph, start, end: start + text.length }));
      return { id, question, gold: isImpossible ? null : { paragraphs: [paragraph], must: [], spans } };
    });
  });
}

/** Every `squad-*.json` of a folder (Rajpurkar et al., 2016 and 2018): an article is a document, its questions are asked over it. */
export async function readSquad(folder: string): Promise<{ name: string; groups: EvaluationGroup[] }[]> {
  const names = (await readdir(folder)).filter((name) => /^squad-.*\.json$/.test(name)).sort();
  return Promise.all(
    names.map(async (name) => {
      const file = join(folder, name);
      const { data } = parseJson(file, 'the file', await read(file), squadSchema);
      return {
        name: name.replace(/\.json$/, ''),
        groups: data.map((article) => ({ documents: [toDocument(article)], cases: toCases(article) })),
      };
    }),
  );
}
