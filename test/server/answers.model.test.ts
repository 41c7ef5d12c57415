import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answererFor, CORPUS_FOLDER } from '../set-up/bundled.js';
import { listening } from '../set-up/app.js';
import { ask, citationsOf, documentSchema, documentsSchema } from '../set-up/http.js';
import { newFolder } from '../set-up/folders.js';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const JOINT_ELEMENTS = 'joint-elements-2018';
let url: string;
let close: () => void;

beforeAll(async () => {
  const corpusFolder = await newFolder({
    'joint-elements-2018.md': await readFile(join(CORPUS_FOLDER, 'joint-elements-2018.md')),
    'harvest.md': '---\nid: harvest\ntitle: On apples\n---\nApples are picked in September.\n\nPears ripen in October.',
  });
  const answerer = await answererFor(corpusFolder);
  ({ url, close } = await listening({ answerer: () => answerer }));
}, 120_000);

afterAll(() => {
  close();
});

test('the documents are listed with their facts and numbers of paragraphs', async () => {
  const { documents } = documentsSchema.parse(await (await fetch(`${url}/v1/documents`)).json());
  expect(documents).toMatchObject([
    { id: 'harvest', title: 'On apples', date: null, source: null, paragraphs: 2 },
    { id: JOINT_ELEMENTS, date: '2018-03-05', paragraphs: 8 },
  ]);
});

test('a document has its paragraphs with the offsets of their sentences', async () => {
  const document = documentSchema.parse(await (await fetch(`${url}/v1/documents/${JOINT_ELEMENTS}`)).json());
  expect(document.paragraphs.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  const [paragraph] = document.paragraphs;
  expect(paragraph?.sentences).toEqual([{ start: 0, end: paragraph?.text.length }]);
});

describe('every quote is the slice at its offsets', () => {
  test.each([
    'Where will the fourth Japan-EU Cyber Dialogue be convened?',
    'When did the third dialogue take place?',
    'Which convention is a basis for national legislation?',
    'What should States not knowingly allow?',
    'Who took part as observers?',
    'What did the two sides say about theft of intellectual property?',
    'Which declaration did the G7 make in Lucca?',
    'When are apples picked?',
    'Who is the president of Brazil?',
    'two sides',
  ])('%s', async (question) => {
    for (const citation of citationsOf(await ask(url, { question, limit: 10 }))) {
      const path = `/v1/documents/${citation.document.id}`;
      const { paragraphs, title } = documentSchema.parse(await (await fetch(url + path)).json());
      const text = paragraphs[citation.paragraph - 1]?.text ?? '';
      expect(citation.document.title).toBe(title);
      expect(text.slice(citation.start, citation.end)).toBe(citation.quote);
      expect(citation.url).toMatch(
        new RegExp(`^/documents/${citation.document.id}#p${String(citation.paragraph)}(:~:text=|$)`),
      );
      for (const { start, end } of citation.highlights) {
        expect(start).toBeGreaterThanOrEqual(citation.start);
        expect(end).toBeLessThanOrEqual(citation.end);
        expect(text.slice(start, end)).toMatch(/^\S+$/);
      }
    }
  });
});

test('a question that the statement answers is answered with the paragraph', async () => {
  const question = 'Where will the fourth Japan-EU Cyber Dialogue be convened?';
  const answer = await ask(url, { question });
  expect(answer).toMatchObject({ status: 'answered', question });
  const [first] = answer.citations;
  expect(first).toMatchObject({ document: { id: JOINT_ELEMENTS }, paragraph: 8 });
  expect(first?.quote).toContain('Brussels');
  if (answer.answer === null) throw new Error('no answer');
  const { start, end, text, citation } = answer.answer;
  const cited = answer.citations[citation];
  if (cited === undefined) throw new Error('the answer cites nothing');
  expect(cited.quote.slice(start - cited.start, end - cited.start)).toBe(text);
});

test('an absurd question is not answered', async () => {
  expect(await ask(url, { question: 'lkjsdf oiuwer' })).toMatchObject({
    status: 'no_answer',
    answer: null,
    citations: [],
  });
});

test('only the documents that are named are asked', async () => {
  const question = 'Which month are apples picked in, and where will the fourth dialogue be convened?';
  for (const id of ['harvest', JOINT_ELEMENTS]) {
    const citations = citationsOf(await ask(url, { question, documents: [id], limit: 10 }));
    expect(new Set(citations.map(({ document }) => document.id))).toEqual(new Set([id]));
  }
});

test('no more citations than asked for are given', async () => {
  const answer = await ask(url, { question: 'What did the two sides confirm?', limit: 1 });
  expect(answer.citations.length).toBeLessThanOrEqual(1);
});

test('every answer carries the headers that keep browsers safe, and none that tells the software', async () => {
  for (const path of ['/', '/v1/documents', '/nowhere']) {
    const { headers } = await fetch(url + path);
    expect(headers.get('Content-Security-Policy')).toContain("default-src 'self'");
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(headers.get('X-Powered-By')).toBeNull();
  }
});
