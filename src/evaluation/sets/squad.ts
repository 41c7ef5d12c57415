import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { splitSentences } from '../../corpus/sentences.js';
import type { CorpusDocument } from '../../types.js';
import type { EvaluationCase, EvaluationGroup } from '../cases.js';
import { readJson } from './read-file.js';

/**
 * Articles with SQuAD's own questions, documents with questions like those of questions.jsonl, and documents with questions
 * that avoid the text's words beside traps that use them; all in one format.
 */
export const SQUAD_FILES = /^squad-.*\.json$/;
export const PLAIN_FILES = /^plain-.*\.json$/;
export const ASKED_FILES = /^asked-.*\.json$/;

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
      const spans = answers.map(({ text, answer_start: start }) => ({
        paragraph,
        text,
        start,
        end: start + text.length,
      }));
      return { id, question, gold: isImpossible ? null : { paragraphs: [paragraph], must: [], spans } };
    });
  });
}

/**
 * A file in SQuAD's format (Rajpurkar et al., 2016 and 2018): an article is a document, its questions are asked over it.
 * @throws EvaluationSetError
 */
export async function readSquad(file: string): Promise<EvaluationGroup[]> {
  const { data } = await readJson(file, squadSchema);
  return data.map((article) => ({ documents: [toDocument(article)], cases: toCases(article) }));
}

/** Every file of a folder whose name has the pattern, by name. @throws EvaluationSetError */
export async function readSquadFolder(
  folder: string,
  pattern: RegExp,
): Promise<{ name: string; groups: EvaluationGroup[] }[]> {
  const names = (await readdir(folder)).filter((name) => pattern.test(name)).sort();
  return Promise.all(
    names.map(async (name) => ({ name: basename(name, '.json'), groups: await readSquad(join(folder, name)) })),
  );
}
