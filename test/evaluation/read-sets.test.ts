import { describe, expect, test } from 'vitest';
import { isRightParagraph, isRightSentence } from '../../src/evaluation/cases.js';
import { readQuestions, readSquad } from '../../src/evaluation/read-sets.js';
import { EvaluationSetError } from '../../src/errors.js';
import { newFolder } from '../set-up/folders.js';

const ANSWERABLE = '{"id":"a","question":"Where?","paragraphs":[1,8],"must":["Tokyo"]}';
const UNANSWERABLE = '{"id":"b","question":"Who?","answerable":false}';

describe('questions.jsonl', () => {
  test('a right sentence stands in a right paragraph and holds one of the words, whatever their case', async () => {
    const [question] = await readQuestions(
      await newFolder({ 'questions.jsonl': `${ANSWERABLE}\n\n${UNANSWERABLE}\n` }),
    );
    if (question === undefined) throw new Error('no question was read');
    const found = { paragraph: 8, quote: 'IN TOKYO.', start: 0, end: 9 };
    expect(isRightSentence(question, found)).toBe(true);
    expect(isRightSentence(question, { ...found, paragraph: 2 })).toBe(false);
    expect(isRightSentence(question, { ...found, quote: 'in Paris' })).toBe(false);
    expect(isRightParagraph(question, { ...found, quote: 'in Paris' })).toBe(true);
  });

  test('a question without an answer has no right sentence', async () => {
    const [question] = await readQuestions(await newFolder({ 'questions.jsonl': UNANSWERABLE }));
    expect(question?.gold).toBeNull();
  });

  test.each([
    ['{"id":', 'line 2 is not JSON'],
    ['{"id":"c","question":"Why?","paragraphs":[0],"must":[]}', 'line 2'],
  ])('a line that is wrong is told: %s', async (line, told) => {
    const reading = readQuestions(await newFolder({ 'questions.jsonl': `${ANSWERABLE}\n${line}` }));
    await expect(reading).rejects.toThrow(EvaluationSetError);
    await expect(reading).rejects.toThrow(told);
  });

  test('a missing file is told', async () => {
    await expect(readQuestions(await newFolder())).rejects.toThrow('questions.jsonl');
  });
});

test('a SQuAD article is a document, and the sentence with the answer’s first character is right', async () => {
  const context = 'It rained. The dialogue was held in Tokyo. All went home.';
  const answers = [{ text: 'Tokyo', answer_start: context.indexOf('Tokyo') }];
  const qas = [
    { id: '1', question: 'Where?', answers },
    { id: '2', question: 'Why?', is_impossible: true, answers: [] },
  ];
  const article = { title: 'Cyber_Dialogue', paragraphs: [{ context, qas }] };
  const folder = await newFolder({ 'squad-tiny.json': JSON.stringify({ data: [article] }), 'other.json': '{}' });
  const [set] = await readSquad(folder);
  expect(set?.name).toBe('squad-tiny');
  const [document] = set?.groups[0]?.documents ?? [];
  expect(document).toMatchObject({ id: 'cyber-dialogue', title: 'Cyber Dialogue' });
  const [answerable, impossible] = set?.groups[0]?.cases ?? [];
  if (answerable === undefined || document === undefined) throw new Error('no question was read');
  const rightness = document.paragraphs[0]?.sentences.map((span) =>
    isRightSentence(answerable, { ...span, paragraph: 1, quote: context.slice(span.start, span.end) }),
  );
  expect(rightness).toEqual([false, true, false]);
  expect(impossible?.gold).toBeNull();
});
