import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../../src/package-root.js';
import { newFolder } from '../set-up/folders.js';

const QUESTIONS = [
  '{"id":"q1","question":"When are apples picked?","paragraphs":[1],"must":["September"]}',
  '{"id":"q2","question":"When do pears ripen?","paragraphs":[9],"must":["October"]}',
].join('\n');

interface Run {
  readonly code: number;
  readonly output: string;
  readonly errors: string;
}

/** `npm run eval` once all is compiled, over a corpus of one document. */
async function evaluation(...given: string[]): Promise<Run> {
  const environment = {
    PATH: process.env['PATH'],
    CORPUS_DIR: await newFolder({ 'a.md': 'Apples are picked in September. Pears ripen in October.' }),
    INDEX_DIR: join(await newFolder(), 'index'),
  };
  const script = join(packageRoot(), 'dist', 'scripts', 'evaluate.js');
  return new Promise((resolve) => {
    execFile(process.execPath, [script, ...given], { env: environment, timeout: 100_000 }, (error, output, errors) => {
      resolve({ code: error === null ? 0 : Number(error.code), output, errors });
    });
  });
}

test('it prints a table, what was missed where that is asked for, and draws the chart', async () => {
  const folder = await newFolder({ 'questions.jsonl': QUESTIONS });
  const chart = join(folder, 'chart.svg');
  const { code, output } = await evaluation(folder, '--misses', '--chart', chart);
  expect(code).toBe(0);
  expect(output).toMatch(/questions: 2 answerable, 0 unanswerable/);
  expect(output).toMatch(/right sentence first +\|.*50\.0%/);
  expect(output).toMatch(/questions q2 .*When do pears ripen\?/);
  expect(await readFile(chart, 'utf8')).toContain('</svg>');
}, 180_000);

test('with --json all it prints is JSON, also the misses', async () => {
  const folder = await newFolder({ 'questions.jsonl': QUESTIONS });
  expect(JSON.parse((await evaluation(folder, '--json')).output)).toMatchObject({
    reader: { id: 'reader-en' },
    sets: [
      {
        set: 'questions',
        articles: [],
        counts: { answerable: 2 },
        figures: { 'statement-qa': { rightSentence: 0.5 } },
      },
    ],
  });
  expect(JSON.parse((await evaluation(folder, '--json', '--misses')).output)).toMatchObject({
    sets: [{ misses: [{ id: 'q2' }] }],
  });
}, 180_000);

test('a folder without a set, and a chart that can’t be written, end it with what to do', async () => {
  const none = await evaluation(await newFolder());
  expect(none).toMatchObject({ code: 2, output: '' });
  expect(none.errors).toMatch(
    /put one or more of these there: questions\.jsonl, conversations\.jsonl, claims\.jsonl, quotes\.jsonl, squad-\*\.json, plain-\*\.json, asked-\*\.json\n$/,
  );
  const folder = await newFolder({ 'questions.jsonl': QUESTIONS });
  const unwritable = await evaluation(folder, '--chart', join(folder, 'nowhere', 'chart.svg'));
  expect(unwritable).toMatchObject({ code: 2, output: '' });
  expect(unwritable.errors).toMatch(/no folder .*nowhere/);
}, 180_000);
