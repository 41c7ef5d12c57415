import { expect, test } from 'vitest';
import { relevance, type Reader } from '../../src/reading/reading.js';
import { ranked, type RankedCandidate } from '../../src/retrieval/candidate.js';
import { compared, isDoubtful } from '../../src/retrieval/candidate-comparison.js';
import { bundledCalibration } from '../set-up/bundled.js';

const weights = { ...(await bundledCalibration()).ranking, relevance: 0.05, comparison: 0.15 };

function candidate(text: string, belief: number): RankedCandidate {
  const passage = { document: 'fruit', paragraph: 1, sentence: 0, start: 0, end: text.length, text };
  const evidence = {
    lexicalSentence: 0.5,
    lexicalParagraph: 0.5,
    coverageSentence: 0.5,
    coverageParagraph: 0.5,
    tellingCoverage: 0.5,
    similaritySentence: 0.5,
    similarityParagraph: 0.5,
    relevance: belief,
    comparison: belief,
    relevanceTogether: null,
    answerType: 1,
    mentionsParagraph: 1,
    mentionsKnown: 1,
    agreement: 1,
    isOfStranger: false,
    form: 'open' as const,
  };
  return ranked({ asked: 'Who?', passage, evidence, reading: { words: [], starts: [], ends: [] } }, weights);
}

/** Finds the answer where a word stands, in whatever passage. */
function readerOf(answer: string): Reader {
  return {
    read: (_question, passages) =>
      Promise.resolve(
        passages.map((text) => {
          const words = [...text.matchAll(/\p{L}+/gu)].map(({ 0: word, index }) => ({
            start: index,
            end: index + word.length,
          }));
          const logits = words.map(({ start, end }) => (text.slice(start, end) === answer ? 4 : -4));
          return { words, starts: logits, ends: logits };
        }),
      ),
  };
}

test('what is read together is told apart by it', async () => {
  const candidates = [candidate('Apples ripen in May.', 0.6), candidate('Pears ripen in June.', 0.5)];
  const reader = readerOf('June');
  const [apples, pears] = await compared('When do they ripen?', candidates, { reader, weights }, {});
  expect(apples?.evidence.comparison).toBeLessThan(0.2);
  expect(pears?.evidence.comparison).toBeGreaterThan(0.9);
  const text = 'Apples ripen in May. Pears ripen in June.';
  const [whole] = await reader.read('', [text]);
  const together = whole === undefined ? null : relevance(whole, { start: 0, end: text.length });
  expect(pears?.evidence.relevanceTogether).toBe(together);
  expect(pears?.score ?? 0).toBeGreaterThan(apples?.score ?? 1);
  expect(pears?.unreadScore).toBe(candidates[1]?.unreadScore);
});

test.each([
  [0.5, true],
  [0.99, false],
  [0.01, false],
])('a reader that believes %d of a sentence leaves doubt: %s', (belief, doubtful) => {
  expect(isDoubtful(candidate('Apples ripen in May.', belief))).toBe(doubtful);
  expect(isDoubtful({ ...candidate('Apples ripen in May.', belief), reading: null })).toBe(false);
});
