import { expect, test } from 'vitest';
import { Answerer } from '../../src/answer/answerer.js';
import type { Reader, Reading } from '../../src/reading/reading.js';
import { indexDocuments } from '../../src/vector-index/index-documents.js';
import { WordEmbeddings } from '../doubles/word-embeddings.js';
import { bundledCalibration } from '../set-up/bundled.js';
import { documentFrom } from '../set-up/parsing.js';

const SENTENCE = 'The ferry sank near Bergen.';
/** Its sentences read as one passage. */
const PARAGRAPH = `${SENTENCE} Its captain was asleep.`;
const NOTHING = {
  tellingCoverage: 0,
  mentionsKnown: 0,
  agreement: 0,
  answerType: 0,
  isUnnamed: 0,
  isPolar: 0,
  relevance: 0,
  margin: 0,
  prominence: 0,
  intercept: 0,
};

/** As sure of an answer as it is told, in log-odds for each passage, 0 for any other. */
function readerOf(beliefs: Readonly<Record<string, number>>): Reader & { readonly passages: string[] } {
  const passages: string[] = [];
  const reading = (text: string): Reading => {
    const belief = beliefs[text] ?? 0;
    return { words: [{ start: 0, end: text.length }], starts: [belief], ends: [belief] };
  };
  return {
    passages,
    read: (_question, texts) => {
      passages.push(...texts);
      return Promise.resolve(texts.map(reading));
    },
  };
}

/** Trusts the reader alone. */
async function answererWith(reader: Reader): Promise<Answerer> {
  const embeddings = new WordEmbeddings();
  const documents = [documentFrom(`---\nid: notes\n---\n${PARAGRAPH}`)];
  return new Answerer({
    index: await indexDocuments(documents, embeddings, { dimension: embeddings.dimension }),
    calibration: {
      ...(await bundledCalibration()),
      answersFrom: 0.5,
      answerability: { ...NOTHING, relevance: 1 },
      doubtfulAnswerability: { ...NOTHING, relevanceTogether: 1 },
    },
    reader,
  });
}

test.each([
  ['answered', 3],
  ['no_answer', -3],
])('where a sentence leaves doubt, those read together with it decide: %s', async (status, belief) => {
  const answerer = await answererWith(readerOf({ [SENTENCE]: 0.1, [PARAGRAPH]: belief }));
  const answer = await answerer.ask({ question: 'Who was asleep on the ferry near Bergen?' });
  expect(answer.status).toBe(status);
  expect(answer.confidence).toBeCloseTo(1 / (1 + Math.exp(-belief)), 6);
});

test('where a sentence leaves none, it is not read together with others', async () => {
  const reader = readerOf({ [SENTENCE]: 6, 'Its captain was asleep.': -6, [PARAGRAPH]: -6 });
  const answer = await (await answererWith(reader)).ask({ question: 'Where did the ferry sink?' });
  expect(answer).toMatchObject({ status: 'answered', citations: [{ quote: SENTENCE }] });
  expect(reader.passages).not.toContain(PARAGRAPH);
});
