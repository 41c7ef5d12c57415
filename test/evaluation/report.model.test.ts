import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { EvaluationSetError } from '../../src/errors.js';
import { createClaimChecker } from '../../src/assembly/assemble.js';
import { evaluateFolder, type EvaluationReport } from '../../src/evaluation/report.js';
import type { EvaluationContext } from '../../src/evaluation/sets/set-kinds.js';
import { readSplits } from '../../src/evaluation/splits.js';
import { missesText, reportText } from '../../src/evaluation/tables.js';
import { packageRoot } from '../../src/package-root.js';
import { indexDocuments } from '../../src/vector-index/index-documents.js';
import { bundledCalibration, bundledEmbeddings, bundledReader } from '../set-up/bundled.js';
import { newFolder } from '../set-up/folders.js';
import { documentFrom } from '../set-up/parsing.js';

const SYSTEMS = ['BM25 alone', 'dense alone', 'hybrid, not read', 'by similarity', 'statement-qa'];
const CONTEXT = 'Apples are picked in September. Pears ripen in October.';
const FILES = {
  'questions.jsonl': [
    '{"id":"q1","question":"When are apples picked?","paragraphs":[1],"must":["September"]}',
    '{"id":"q2","question":"When do pears ripen?","paragraphs":[2],"must":["October"]}',
    '{"id":"q3","question":"Who chairs the United Nations?","answerable":false}',
  ].join('\n'),
  'conversations.jsonl':
    '{"id":"c1","history":["When are apples picked?"],"question":"When do pears ripen?","paragraphs":[1],"must":["October"]}',
  'squad-tiny.json': JSON.stringify({
    data: ['Oxygen', 'Apollo_program'].map((title) => ({
      title,
      paragraphs: [
        {
          context: CONTEXT,
          qas: [
            { id: `${title} 1`, question: 'When do pears ripen?', answers: [{ text: 'October', answer_start: 47 }] },
            { id: `${title} 2`, question: 'Who wrote the symphony?', is_impossible: true },
          ],
        },
      ],
    })),
  }),
};

let context: EvaluationContext;
let models: Parameters<typeof evaluateFolder>[2];

async function evaluated(files: Record<string, string>): Promise<EvaluationReport> {
  const splits = await readSplits(join(packageRoot(), 'scripts', 'train'));
  return evaluateFolder(await newFolder(files), context, models, splits);
}

beforeAll(async () => {
  const embeddings = bundledEmbeddings();
  const reader = bundledReader();
  const { id, sha256, dimension } = await embeddings.identity();
  const calibration = await bundledCalibration();
  models = { model: { id, sha256 }, reader: await reader.identity() };
  const corpus = [documentFrom(`---\nid: fruit\n---\n${CONTEXT}`)];
  context = {
    embeddings,
    dimension,
    reader,
    calibration,
    claimChecker: (index, quoteChecker) => createClaimChecker(index, calibration, quoteChecker),
    corpus: () => indexDocuments(corpus, embeddings, { dimension }),
    onProgress: () => undefined,
  };
});

test('several questions at once are judged by what answers the first', async () => {
  const asked =
    '{"id":"q1","question":"When are apples picked? When do pears ripen?","paragraphs":[1],"must":["September"]}';
  const { sets } = await evaluated({ 'questions.jsonl': asked });
  expect(sets[0]?.figures['statement-qa']).toMatchObject({ rightSentence: 1 });
});

describe('a folder with all kinds of sets', () => {
  let report: EvaluationReport;
  beforeAll(async () => {
    report = await evaluated({ ...FILES, 'notes.txt': 'not a set' });
  });

  test('every set has every system’s figures', () => {
    expect(report.sets.map(({ set }) => set)).toEqual(['questions', 'conversations', 'squad-tiny']);
    for (const { figures } of report.sets) expect(Object.keys(figures)).toEqual(SYSTEMS);
    const [questions, , squad] = report.sets;
    expect(questions?.counts).toEqual({ answerable: 2, unanswerable: 1 });
    expect(questions?.figures['statement-qa']).toMatchObject({ rightParagraph: 0.5, refusedUnanswerable: 1 });
    expect(squad?.figures['statement-qa']).toMatchObject({ rightSentence: 1 });
    // The baselines answer with the whole sentence, of which one word of four is the answer.
    expect(squad?.figures['BM25 alone']?.f1Answered).toBeCloseTo(2 / 5, 10);
  });

  test('what was missed is told with its question', () => {
    const missed = missesText(report);
    expect(missed).toContain('questions q2 ');
    expect(missed).toContain('When do pears ripen?');
    expect(missed).not.toContain('questions q3 ');
  });

  test('the articles are told with what they served for, and those that are no fair judge are warned of', () => {
    expect(report.sets[2]?.articles).toEqual([
      { title: 'Oxygen', split: 'kept apart' },
      { title: 'Apollo program', split: 'not listed' },
    ]);
    const warned = report.warnings.join('\n');
    expect(warned).toMatch(/squad-tiny is no fair judge.*Apollo program/);
    expect(warned).not.toContain('Oxygen');
    expect(warned).toMatch(/questions is no fair judge if it holds the questions that chose the threshold/);
  });

  test('its text fits 120 columns', () => {
    const lines = reportText(report).split('\n');
    const tables = lines.filter((line) => !line.startsWith('Warning'));
    expect(Math.max(...tables.map(({ length }) => length))).toBeLessThanOrEqual(120);
    for (const system of SYSTEMS) expect(lines.some((line) => line.includes(`| ${system}`))).toBe(true);
  });
});

test('a set by itself is enough, and the corpus is not asked for where none is about it', async () => {
  const corpus = context.corpus;
  context = { ...context, corpus: () => Promise.reject(new Error('no set is about the corpus')) };
  const { sets } = await evaluated({ 'squad-tiny.json': FILES['squad-tiny.json'] });
  expect(sets.map(({ set }) => set)).toEqual(['squad-tiny']);
  context = { ...context, corpus };
});

test('a folder without a set is told what to put there', async () => {
  const evaluating = evaluated({ 'notes.txt': 'not a set' });
  await expect(evaluating).rejects.toThrow(EvaluationSetError);
  await expect(evaluating).rejects.toThrow(/put one or more of these there: questions\.jsonl.*squad-\*\.json/);
});

test('weights that were fitted with other models are warned of', async () => {
  models = { ...models, reader: { id: 'reader-en', sha256: '0'.repeat(64) } };
  const { warnings } = await evaluated({ 'conversations.jsonl': FILES['conversations.jsonl'] });
  expect(warnings.join('\n')).toMatch(/fitted with another reader/);
});
