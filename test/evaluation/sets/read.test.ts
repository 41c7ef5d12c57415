import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isRightParagraph, isRightSentence } from '../../../src/evaluation/cases.js';
import { readConversations, readQuestions } from '../../../src/evaluation/sets/questions.js';
import { readSquad, readSquadFolder, SQUAD_FILES } from '../../../src/evaluation/sets/squad.js';
import { EvaluationSetError } from '../../../src/errors.js';
import { newFolder } from '../../set-up/folders.js';

async function fileOf(content: string, name = 'questions.jsonl'): Promise<string> {
  return join(await newFolder({ [name]: content }), name);
}

const ANSWERABLE = '{"id":"a","question":"Where?","paragraphs":[1,8],"must":["Tokyo"]}';
const UNANSWERABLE = '{"id":"b","question":"Who?","answerable":false}';

describe('questions.jsonl', () => {
  test('a right sentence stands in a right paragraph and holds one of the words, whatever their case', async () => {
    const [question] = await readQuestions(await fileOf(`${ANSWERABLE}\n\n${UNANSWERABLE}\n`));
    if (question === undefined) throw new Error('no question was read');
    const found = { paragraph: 8, quote: 'IN TOKYO.', start: 0, end: 9 };
    expect(isRightSentence(question, found)).toBe(true);
    expect(isRightSentence(question, { ...found, paragraph: 2 })).toBe(false);
    expect(isRightSentence(question, { ...found, quote: 'in Paris' })).toBe(false);
    expect(isRightParagraph(question, { ...found, quote: 'in Paris' })).toBe(true);
  });

  test('a question without an answer has no right sentence', async () => {
    const [question] = await readQuestions(await fileOf(UNANSWERABLE));
    expect(question?.gold).toBeNull();
  });

  test.each([
    ['{"id":', 'line 2 is not JSON'],
    ['{"id":"c","question":"Why?","paragraphs":[0],"must":[]}', 'line 2'],
  ])('a line that is wrong is told: %s', async (line, told) => {
    const reading = readQuestions(await fileOf(`${ANSWERABLE}\n${line}`));
    await expect(reading).rejects.toThrow(EvaluationSetError);
    await expect(reading).rejects.toThrow(told);
  });

  test('a missing file is told', async () => {
    await expect(readQuestions(join(await newFolder(), 'questions.jsonl'))).rejects.toThrow('questions.jsonl');
  });
});

describe('conversations.jsonl', () => {
  test('a follow-up comes with the questions before it', async () => {
    const line = '{"id":"c","history":["Who met?","When?"],"question":"And where?","answerable":false}';
    const [followUp] = await readConversations(await fileOf(line, 'conversations.jsonl'));
    expect(followUp).toMatchObject({
      question: 'And where?',
      history: [{ question: 'Who met?' }, { question: 'When?' }],
      gold: null,
    });
  });

  test.each([ANSWERABLE, '{"id":"a","history":[],"question":"Why?","answerable":false}'])(
    'a question without history is told: %s',
    async (line) => {
      const reading = readConversations(await fileOf(line, 'conversations.jsonl'));
      await expect(reading).rejects.toThrow(/conversations\.jsonl: "a" has no history/);
    },
  );
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
  const [set, ...others] = await readSquadFolder(folder, SQUAD_FILES);
  expect(others).toEqual([]);
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

test('a SQuAD question knows the words of its answers', async () => {
  const context = 'The dialogue was held in Tokyo.';
  const answers = [
    { text: 'Tokyo', answer_start: 25 },
    { text: 'in Tokyo', answer_start: 22 },
  ];
  const qas = [{ id: '1', question: 'Where?', answers }];
  const data = [{ title: 'Dialogue', paragraphs: [{ context, qas }] }];
  const [group] = await readSquad(await fileOf(JSON.stringify({ data }), 'squad.json'));
  const spans = group?.cases[0]?.gold?.spans ?? [];
  expect(spans.map(({ text }) => text)).toEqual(['Tokyo', 'in Tokyo']);
  expect(spans.map(({ start, end }) => context.slice(start, end))).toEqual(['Tokyo', 'in Tokyo']);
});
